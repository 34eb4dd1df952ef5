# Citizens

menu-report = 📝 New report
menu-mine = 📂 My reports
menu-track = 🔎 Track a code
menu-help = ❓ Help
menu-language = 🌐 Language

welcome =
    Hello and welcome! Here you can report what is wrong in { $city }.

    Whatever is broken, dirty or dangerous, write it in your own words. Send photos and the place as well, in any order. You get a tracking code and hear every step.

    __What is wrong?__
help =
    __How do I report?__
    Write what is wrong, for example “the bin at the corner is overflowing”. Then send the place, and a photo if you have one. A voice message will do instead of writing.

    __What happens then?__
    You get a nine-digit tracking code and the report goes to the unit in charge. The unit is not shown your name. You hear every step here, and the last word is yours: “done” or “not done”.

    New report: /report
    My reports: /my
    Track a code: /track
    Cancel what is unfinished: /cancel
    Language: /lang
    Reports I called in: /phone
    My data, and being forgotten: /privacy
    No messages to many: /quiet

    In immediate danger call first: fire 125, ambulance 115, police 110, gas 194, power 121, water 122.

report-what = What is wrong? Tell it in your own words, or send a voice message.
report-story-hint = Please tell in a few words what is wrong, for example “the street light is out”.
report-greeting = Hello and welcome. To file a report, please write what problem you saw in the city.
report-by-voice = (voice message)
report-subject = Which of these is your report about?
report-subject-other = 🗂 Something else
report-area = Which topic is it?
report-leaf = Which subject, more exactly?
report-where =
    __Where is it?__
    If you are there now, press “Send my location”. If not, write the address and a landmark nearby, for example “Narmak, Haft-Hoz square, opposite the bakery”. With the 📎 sign you can also show the place on the map.
report-where-near =
    __Where is it?__
    If it is near “{ $name }”, press that button. If you are there now, press “Send my location”. If neither, write the address and a landmark nearby. With the 📎 sign you can also show the place on the map.
report-media =
    __Do you have photos or a video?__
    Send up to 10 photos or videos. If you have none, press the button below.
report-review =
    __Please look once before filing:__

    🧾 { $story }
    🏷 Subject: { $subject }
    📍 Place: { $place }
    🖼 Photos and files: { $media }
    ⏳ { $expected }

    Is it right?
edit-story = ✏️ Change text
edit-subject = ✏️ Change subject
edit-place = ✏️ Change place
edit-media = ✏️ Change photos

place-unknown-words = i don't know|i do not know|don't know|no idea
place-unknown-hint = Never mind. Write the neighbourhood, the main street, a metro station or anything well known near it, so that the crew can find it.
place-pinned = marked on the map
place-map = 🗺 The place of your report on the map
place-near = Near { $name }
place-sure = Is it near “{ $name }” ({ $region })?
place-yes = ✅ Yes, it is there
place-no = ❌ No; as I wrote it
place-reaches = “{ $name }” lies in several regions. Which is right? If you do not know, press the first.
place-guess = We think this is in { $region }. Is that right?
place-guess-right = ✅ Yes, it is
place-guess-unknown = No, or I do not know
place-approximate = This is a little outside the city. Your report goes to the nearest region, { $region }.
place-border = This place is near a border between municipal regions. Which region is right? If you do not know, press the first.
place-which = Which of these is it near?
place-none-of-these = None; as I wrote it
place-candidate = { $name } ({ $region })
place-candidate-town = { $name }, another town
place-outside = This place is outside { $city }, where we cannot help. Please send the right place.
place-elsewhere = This place is in { $town }; please report it to the municipality there. If it was a mistake, send the right place.

receipt =
    ✅ __Your report is filed.__

    Tracking code: `{ $code }`
    Subject: { $subject }
    Unit in charge: { $unit }
    Due: by { $due } (in { $span })

    You hear every step here. Thank you for caring for the city.
receipt-external =
    ✅ __Your report is filed.__

    Tracking code: `{ $code }`
    Subject: { $subject }
    This is the work of “{ $unit }”, not of the municipality. Phone: { $phone }
    Expected: by { $due } (in { $span })

    It goes faster if you call this number too.

step-taken = 👷 “{ $unit }” has taken report { $code } and is on it.
step-asked =
    ❔ “{ $unit }” asks you about report { $code }:

    { $question }
step-returned = ↩️ Report { $code } must go to another unit. We are finding the right one; the deadline stays as it is.
step-assigned = 📨 Report { $code } went to “{ $unit }”.
done-album = In order: { $before } before the work, then { $after } after it
done-album-one = Photos of the report
done-notice =
    🛠 “{ $unit }” says that report { $code } is done:

    { $words }

    __The last word is yours. Is it done?__
confirmed = Thank you! Report { $code } is closed with your confirmation. How content are you with the work? 5 means very.
rated = Thank you for rating report { $code }.
objected = Your objection is filed and the unit has report { $code } again. You will hear the result here.
answered = Your answer on report { $code } was sent to the unit. Thank you.
added = Added to report { $code } and sent to the unit. Thank you.
withdrawn = Report { $code } is withdrawn. Nobody works on it any more.

more-offer = Your message told of another problem too. Shall we file it as a report of its own? Its place is taken from this report; you can change it.
citizen-more = ➕ Yes, file it too
citizen-answer = ✍️ Answer
citizen-note = ➕ Add words or a photo
citizen-withdraw = 🗑 Withdraw
citizen-confirm = ✅ Yes, it is done
citizen-partly = 🌓 Partly done
citizen-object = ❌ Not done
citizen-star = { $count } ⭐

answer-what =
    The unit asked: { $question }

    Please write your answer here.
note-what = What do you want to add to report { $code }? Please write it.
object-what = What is left to do in report { $code }? If you would rather not write, press the button below.
object-partly-what = Which part of report { $code } is left? If you would rather not write, press the button below.
follow-media = Send photos or a video if you have any; otherwise press the button below.
withdraw-sure = Withdraw report { $code }? Nobody will work on it any more.
withdraw-yes = Yes, withdraw it
withdraw-no = No, keep it
withdraw-kept = All right, the report stays.
withdraw-danger = This report tells of danger and stays open for the safety of others.

track-what = Write the nine-digit tracking code. Spaces and hyphens do not matter.
track-slip = This code is not right; perhaps a digit is wrong or swapped. Please look and write it again.
track-unknown = There is no report with this code. Please look and write it again.
mine = Your newest reports: { $count }. Press one to see it.
mine-none = You have not filed a report yet. Whenever you see something, write it here.
mine-line = { $code } · { $subject } · { $state }
view-head = __Report { $code }__ · { $subject }
view-late = ⏰ Overdue: it was due by { $due }
view-past = __What happened:__
view-line = ▫️ { $at } — { $what }


cancel-nothing = Nothing is unfinished. If you see a problem in the city, write it here.
language-which =
    Which language shall we speak?
    به کدام زبان صحبت کنیم؟
language-fa = فارسی
language-en = English
language-set = We speak English from now on.

report-unknown = There is no such report.
report-not-yours = This report is neither yours nor your unit’s.
report-changed = This report changed a moment ago. Please look again.
report-closed = This report is closed.
report-taken = { $name } has taken this report.
move-forbidden = This cannot be done now. The report is: { $state }

command-report = new report
command-my = my reports
command-track = track a code
command-cancel = cancel
command-lang = language
command-help = help

command-unknown = I do not know this command. Try /help.
command-private-only = This command works in a private chat with me, not here.
command-group-only = This command works in a unit's group, not here.
