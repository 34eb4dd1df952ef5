# Admins: the text model

model-version =
    🧠 Text model: version { $version }
    What citizens and staff said in the last { $days } days:
model-nothing = Nobody has said anything yet that a guess could be measured by.
model-figures =
    Guesses measured: { $answers }
    Agreement with people: { $agreement } %
    Confidence minus correctness: { $calibration } points
    Returned as “wrong subject”: { $refused }
model-drift = Distance from the usual mix of subjects: { $drift } %
model-confusion = ▫️ “{ $guessed }” instead of “{ $final }”: { $count } times
