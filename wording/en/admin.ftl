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

role-code =
    Code for the role “{ $role }” in “{ $unit }”: `{ $code }`
    Give it to that person, to write to the bot in private: /role { $code }
    It is good for two days and for one person.
role-taken = ✅ From now on you are “{ $role }” in “{ $unit }”.
role-laid-down = You are no longer “{ $role }” in “{ $unit }”.
role-none = You do not have this role.
role-unknown = There is no such role. Roles: head, on_call, contractor. For example: /rolecode waste head
role-head = head of the unit
role-on-call = on call
role-contractor = contractor
