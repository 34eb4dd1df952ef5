# The triage desk: why a report lies there, and what its people do with it.

report-subject-unsure = 🤷 I do not know; you decide
report-subject-open = our colleagues will decide
receipt-triage =
    ✅ __Your report is filed.__

    Tracking code: `{ $code }`
    Colleagues at the centre read it and give it to the right unit; you will hear which.
    Due: by { $due } (in { $span })

    You hear every step here. Thank you for caring for the city.

why-unsure = ❗ Why it is here: the subject is not clear; the one above is only a guess.
why-sensitive = ❗ Why it is here: it is about the conduct or work of people who work for the city. Do not give it to their own unit.
why-several = ❗ Why it is here: one message tells of several faults. They can be split.
why-nobody = ❗ Why it is here: no unit was found for this subject at this place.
why-appeal = ❗ Why it is here: the citizen asked for another look.
why-reconsider = ❗ Why it is here: the citizen says that it is the municipality’s work.
why-returned = ❗ Why it is here: the unit returned it. Reason: { $reason }
why-returned-guess = ❗ Why it is here: the unit returned it. Reason: { $reason }. The unit’s guess: { $guess }
triage-binds = ⚖️ Returned twice: the unit you give it to now must keep it.
card-binding = ⚖️ Given to this unit by the centre; it cannot be returned
group-binding = ⚖️ Report { $code } was returned twice and the centre gave it to you. This is final; it cannot be returned again.

triage-tap = { $icon } { $subject } → { $unit }
unit-send = 🏢 Choose the unit
unit-place = 📍 Right place
unit-refer = 🏛 Not the municipality’s
unit-reject = 🚫 Do not accept

send-kind = { $name }, what kind of unit should have report { $code }?
send-unit = Which unit?
place-region = { $name }, which region is report { $code } in?
place-ask = ❔ Ask the citizen
place-question = Where exactly is it? Please write the address and a landmark nearby, or send the place on the map.
placed = 📍 { $name } set the region of report { $code } right.
refer-phone = How does the citizen reach that body? Write its phone number in reply to this message. If you do not know it, press the button below.
refer-why = Why is it that body’s work? Reply to this message; the citizen reads it.
reject-why = { $name }, why is report { $code } not accepted? The citizen reads the reason and may ask once for another look.
reject-abuse = It is abuse
reject-empty = It says nothing that can be followed up
reject-test = It is a test
reject-other = There is another reason
reject-words = What is that reason? Reply to this message; the citizen reads it.
reject-more = If you have a word for the citizen, write it; if not, press the button below.
reject-reason = Not accepting a report needs a reason, one from which its reader understands why.
reject-emergency = This report is an emergency and must be accepted. Please choose its unit right now.
rejected = 🚫 { $name } did not accept report { $code }. The citizen has the reason and may ask once for another look.

step-assigned-term = 📨 Report { $code } went to “{ $unit }”. Due until { $due }.
step-rejected =
    🚫 Report { $code } was not accepted. Reason: { $reason }
    { $words }
    If that is wrong, ask for another look.

rejections-head = 🔎 __Not accepted this week__: { $count } reports. Please look whether anybody was wronged.
rejections-line = ▫️ { $code } · { $subject } · { $reason } · { $clerk }: “{ $story }”
