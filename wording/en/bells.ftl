# What happens to reports of itself: reminders, the ladder, emergencies.

alarm-half = ⏳ Half of the term of report { $code } is over.
alarm-half-short = half of the term is over
alarm-soon = ⚠️ The term of report { $code } is nearly over. The unit's head was told.
alarm-soon-short = term nearly over
alarm-late = 🟥 The term of report { $code } is over; the region's supervisor is asked to see to it.
alarm-late-short = term over
alarm-centre = 🟥 Report { $code } has been open for one and a half terms; headquarters is asked to see to it.
alarm-centre-short = one and a half terms
alarm-worst = 🟥 Report { $code } has been open for two terms; the inspectors are asked to see to it.
alarm-worst-short = two terms
alarm-ring = 🔔 Nobody has taken the urgent report { $code } yet!
alarm-ring-short = urgent and not taken
alarm-triage = ⏳ Report { $code } still waits for its unit to be found.
alarm-triage-short = unit not found yet
alarm-outside = 📞 Report { $code } has waited three more days for the outside body. Please ask there and note the result.
alarm-outside-short = waits for an outside body
alarm-plan = 📅 The date you gave for report { $code } has come.
alarm-plan-short = planned date has come
alarm-released = ▶️ The hold of report { $code } is over; the work goes on.
alarm-released-short = hold is over
alarm-unanswered = 🔕 The citizen did not answer your question about report { $code }. Please go on with what you have; a report is not closed for lack of an answer.
alarm-unanswered-short = not answered
alarm-list = 📋 { $count } reports need your attention:
alarm-line = ▫️ { $code } · { $subject } · { $unit } · { $what }
alarm-more = … and { $count } more
ring = 🔔 You are on call. The urgent report { $code } waits for you; we go on ringing until somebody takes it.
head-late = ⚠️ The term of report { $code } (“{ $unit }”) is nearly over.

step-late = ⏰ Report { $code } will not be done within the time we told you. The reason: { $reason }. { $date } We are sorry that you have to wait.
late-why-undecided = it is not settled yet which unit has to do it
late-why-untaken = “{ $unit }” has not taken it yet
late-why-unbegun = “{ $unit }” has taken it, but the work has not begun
late-why-busy = “{ $unit }” is at work, but will not be done in time
late-why-checked = the unit says that it is done, and that is still being checked
late-why-inspected = the report lies with the inspectors
late-why-event = this has happened to { $count } people, and it is more than a simple fault
late-why-refused = the unit's work was not found to be right, and is done again
late-why-returned = the former unit gave it back because it was not theirs, and finding the right one took time
late-why-outside = we are waiting for { $body }, which is outside the municipality
late-why-hold = with the supervisor's consent work stands still until { $day }: “{ $words }”
late-why-planned = “{ $unit }” has put the work on { $day }, for this reason: { $words }
late-why-slipped = the day that “{ $unit }” had named has passed, and the work is not done
late-why-answer = we are waiting for an answer of who reported it
late-why-answer-yours = we are waiting for your answer to the question of “{ $unit }”
late-date-plan = New date: { $date }.
late-date-usual = Most of such work was done by such a time: { $date }.
late-date-term = The new date that we expect: { $date }.
step-hold-late =
    ⏸ With the supervisor's consent, work on report { $code } stands still until { $date } and will not be done within the time we told you. New date: { $new }. The reason of “{ $unit }”:

    { $words }
step-released = ▶️ The hold of report { $code } is over and the work goes on in “{ $unit }”.
step-unanswered = No answer came to the question about report { $code }. Your report stays open and “{ $unit }” goes on with what it knows. You can add words whenever you like.
step-answer-reminder = ⏰ “{ $unit }” still waits for your answer about report { $code }.
step-follow-up = A week ago report { $code } was referred to the body whose work it is. If the problem is still there and you think it is the city's work, press the button below and we will look again.
