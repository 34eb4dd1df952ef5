# Admins: the text model

model-version =
    🧠 Text model: version { $version }
    In the last { $days } days, against the word of citizens and staff:
model-nothing = There is nothing yet to measure the guesses by.
model-figures =
    Guesses measured: { $answers }
    The same as people said: { $agreement } %
    More sure than right by: { $calibration } in 100 (best: 0)
    Returned as “wrong subject”: { $refused }
model-drift = Subjects differ from the usual by: { $drift } %
model-confusion = ▫️ “{ $guessed }” instead of “{ $final }”: { $count } times
