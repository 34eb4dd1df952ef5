# Citizens

menu-report = 📝 New report
menu-mine = 📂 My reports
menu-track = 🔎 Track a code
menu-help = ❓ Help
menu-language = 🌐 Language

welcome =
    Hello! This is where problems in { $city } are reported.

    Whatever is wrong in the city, write it here; send photos and the place in any order you like. You get a tracking code and hear every step.

    __What is wrong?__
help =
    __How do I report?__
    Write what is wrong, for example “the bin at the corner is overflowing”. Then send the place and a photo if you have one. A voice message will do as well.

    __What happens then?__
    You get a nine-digit tracking code and the report goes to the unit in charge. You hear every step here, and the last word is yours: “done” or “not done”.

    /report new report
    /my my reports
    /track track a code
    /cancel cancel
    /lang language

    In immediate danger call first: fire 125, ambulance 115, police 110, gas 194, power 121, water 122.

report-what = What is wrong? Tell it in your own words, or send a voice message.
report-story-hint = Please tell in a few words what is wrong, for example “the street light is out”.
report-greeting = Hello and welcome. To file a report, please write what problem you saw in the city.
report-by-voice = (voice message)
report-subject = What is your report about?
report-subject-other = 🗂 Something else
report-area = Which field is it about?
report-leaf = Which subject?
report-where =
    __Where is it?__
    Send the place with the button below or from the attachments (📎), or write the address and a landmark nearby, for example “Narmak, Haft-Hoz square, opposite the bakery”.
report-media =
    __Do you have photos or a video?__
    Send up to 10. If you have none, press the button below.
report-review =
    __Please look once before filing:__

    🧾 { $story }
    🏷 Subject: { $subject }
    📍 Place: { $place }
    🖼 Photos and files: { $media }

    Is it right?
edit-story = ✏️ Text
edit-subject = ✏️ Subject
edit-place = ✏️ Place
edit-media = ✏️ Photos

place-pinned = marked on the map
place-border = This point is near the border of two regions. Which one is right?
place-which = Near which of these is it?
place-none-of-these = None; as I wrote it
place-candidate = { $name } ({ $region })
place-outside = This point is outside { $city }, where we cannot help. Please send the right place.
place-elsewhere = This point is in { $town }; please report it to the municipality there. If it was a mistake, send the right place.

receipt =
    ✅ __Your report is filed.__

    Tracking code: `{ $code }`
    Subject: { $subject }
    Unit in charge: { $unit }
    Term: { $span } (until { $due })

    You hear every step here. Thank you for caring for the city.
receipt-external =
    ✅ __Your report is filed.__

    Tracking code: `{ $code }`
    Subject: { $subject }
    This is not the municipality's work but that of “{ $unit }”; phone: { $phone }
    Term: { $span } (until { $due })

    It goes faster if you call this number too.

step-taken = 👷 “{ $unit }” has taken report { $code } and is on it.
step-asked =
    ❔ “{ $unit }” asks you about report { $code }:

    { $question }
step-returned = ↩️ Report { $code } belonged to another unit. We are finding the right one; your term does not change.
step-assigned = 📨 Report { $code } went to “{ $unit }”.
done-album = 1 to { $before }: before; the rest ({ $after }): after
done-notice =
    🛠 “{ $unit }” says that report { $code } is done:

    { $words }

    __The last word is yours. Is it done?__
confirmed = Thank you! Report { $code } is closed with your confirmation. How content are you with the work?
rated = Thank you for rating report { $code }.
objected = Your objection to report { $code } is filed and the unit has it again. You will hear the result here.
answered = Your answer on report { $code } has arrived. Thank you.
added = Added to report { $code }. Thank you.
withdrawn = Report { $code } is withdrawn.

citizen-answer = ✍️ Answer
citizen-note = ➕ Add words or a photo
citizen-withdraw = 🗑 Withdraw
citizen-confirm = ✅ Yes, it is done
citizen-partly = 🌓 Partly done
citizen-object = ❌ Not done
citizen-star = { $count } ⭐

answer-what = What is your answer? The unit asked: { $question }
note-what = What shall we add to report { $code }?
object-what = What is left to do in report { $code }? (You may skip this.)
object-partly-what = Which part of report { $code } is left? (You may skip this.)
follow-media = Send photos or a video if you have any; otherwise press the button below.
withdraw-sure = Withdraw report { $code }? Nobody will work on it any more.
withdraw-yes = Yes, withdraw it
withdraw-no = No, keep it
withdraw-kept = All right, the report stays.
withdraw-danger = This report tells of danger and stays open for the safety of others.

track-what = Write the nine-digit tracking code.
track-slip = This code is not right; perhaps a digit is wrong or swapped. Please look again.
track-unknown = There is no report with this code. Please look again.
mine = Your reports; the newest { $count }:
mine-none = You have not filed a report yet. Whenever you see something, write it here.
mine-line = { $code } · { $subject } · { $state }
view-head = __Report { $code }__ · { $subject }
view-late = ⏰ The term is over: { $due }
view-past = What happened:
view-line = ▫️ { $at }: { $what }

past-submit = filed
past-take = taken by the unit
past-ask = you were asked something
past-answer = you answered
past-answer-taken = you answered
past-add = you added something
past-return = returned: wrong unit
past-assign = sent to the right unit
past-claim = the unit says it is done
past-confirm = you confirmed
past-object = you objected
past-withdraw = you withdrew it

cancel-nothing = Nothing is unfinished. If you see a problem in the city, write it here.
language-which = Which language shall we speak?
language-fa = فارسی
language-en = English
language-set = We speak English from now on.

report-unknown = There is no such report.
report-not-yours = This report is not open to you.
report-changed = This report changed a moment ago. Please look again.
report-closed = This report is closed.
report-taken = { $name } has taken this report.
move-forbidden = This cannot be done now. The report is: { $state }

command-unknown = I do not know this command. Try /help.
command-private-only = This command works in a private chat with me.
command-group-only = This command works in a unit's group, not here.
