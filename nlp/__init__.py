"""Persian text to subject, kind, urgency and the reason why; training and measuring of the model.

Nothing heavy is imported here: hazm and scikit-learn are needed only while training.
"""
