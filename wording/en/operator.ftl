# Operators and owners

owners-crowds =
    🔥 __Many reports came from these places in the last seven days:__

    { $lines }
crowd-line = ▫️ { $count } reports “{ $subject }”; { $place }

# `shahrdad route`: which unit gets a report, and why

route-subject = Subject: { $subject }
route-confidence = Confidence: { $percent }
route-decision-auto = taken without a question
route-decision-ask = the citizen is asked
route-decision-triage = the citizen chooses from the list
route-no-subject = This does not seem to be a report to the city.
route-emergency = 🔴 urgent
route-region = Region: { $region }
route-no-region = unknown
route-unit = Unit: { $unit }
route-step = { $number }) { $words }
routing-rule = The city has a rule of its own for it.
routing-owner = There is no rule for it; it goes to the usual owner of the subject.
routing-served-by = There is no unit of this kind here; another one does its work.
routing-region = It is the unit of that region.
routing-headquarters = The region is unknown or has no such unit; it goes to headquarters.
routing-city-wide = It is an organisation that works in the whole city.
routing-external = It is outside the municipality.
routing-fallback = There is no unit for it; it goes to the centre.

# The centre's desk: entry by telephone, finding, setting right

entry-phone = ☎️ The caller's number? Skip it if he gives none.
entry-consent = Ask: “May we keep your number, so that you can see the report in a messenger later? Only a one-way mark and the last four digits stay.”
entry-consents = ✅ He agrees
entry-refuses = He does not
entry-name = The caller's name (if he tells it):
entry-read-out = ☎️ Read the code out to the caller, slowly: `{ $code }` – news of this report comes into this chat of yours. What he says next: /find { $code }
speak-for-nobody = This report was not called in; its citizen answers in the messenger himself.
speak-answer = What does the caller answer to the unit's question about { $code }?
speak-note = What does the caller add to { $code }?
speak-object = The caller says that { $code } is not done; what is missing?
find-none = No such report was found. For example: /find region 6 open lamp
find-some = 🔎 { $count } reports (the newest):
find-line = ▫️ { $code }: { $subject }, { $state }, { $unit }, { $place }
find-by-phone = ☎️ Called in; last four digits of the number: { $tail }
desk-card = 🗂️ Whole card
desk-correct = ✏️ Right subject
desk-relocate = 📍 Right place
desk-transfer = 🔀 Another unit
desk-combine = 🔗 Join
desk-divide = ✂️ Split
desk-comment = 💬 Remark to the unit
desk-speak = ☎️ The caller's word
desk-who = 👤 Reporter
desk-correct-what = What is { $code } really about?
desk-relocate-what = In which region is { $code }?
desk-transfer-what = Which kind of unit gets { $code }?
desk-combine-what = Which report does { $code } join? Write the main one's code.
desk-divide-what = What is the second fault told in { $code }?
desk-comment-what = A remark for the unit that has { $code } (only colleagues see it):
work-begun = Work has begun ({ $state }), so it is not moved any more. Tell the unit by a remark what is to be done.
transfer-same = The report is with this unit already.
centre-remark = 💬 __{ $code }__ – a remark of the centre ({ $name }): { $words }
centre-told = 📣 About report { $code }: { $words }

# One deed on the reports of one event

bulk-which = What shall be done with the reports?
bulk-merge = 🔗 All join one
bulk-tell = 📣 Tell all who wait
bulk-transfer = 🔀 All go to one unit
bulk-find = Which reports? Write as for /find; for example: region 6 flood
bulk-main = The main report's code?
bulk-tell-what = What shall we tell them?
bulk-unit = Which kind of unit?
bulk-sure-merge =
    🔗 { $count } reports join { $value }. The first of them:
    { $shown }
bulk-sure-tell =
    📣 All who wait for { $count } reports read: “{ $value }”. The first of them:
    { $shown }
bulk-sure-transfer =
    🔀 { $count } reports go to the unit { $value }. The first of them:
    { $shown }
bulk-yes = ✅ Do it
bulk-edit-words = ✏️ Another search
bulk-done = ✅ Done: { $done }, not done: { $failed }
bulk-failed = ▫️ { $code }: not done, it is “{ $state }” now.

# Blocks

block-done = 🚫 Reporter number { $number } files nothing new until { $until }, but danger. Reason: { $reason }
block-staff = Staff and administrators are not blocked; take their role back: /revoke
block-whom = We know nobody like that. Write the tracking code of one of his reports or his number; for example: `/block 123-456-786 insults again and again 7`
unblock-whom = We know nobody like that. Take his number from the list that /unblock shows, or write the tracking code of one of his reports; for example: `/unblock 12`
block-none = This person is not blocked. All blocks: /unblock
blocks =
    🚫 __Blocks__
    { $lines }
blocks-none = Nobody is blocked.
block-line = ▫️ number { $number } until { $until }: { $reason }
unblock-button = ↩️ Lift it
unblock-one = ↩️ Lift number { $number }
unblock-done = ✅ Number { $number } can report again.
who-filed = 👤 { $code } was filed by reporter number { $number }, who was blocked { $count } times so far.
help-find =
    🔎 Find a report by code, caller's number, place or words. For example:
    `/find 123-456-786`
    `/find 09121234567`
    `/find region 6 open lamp`
help-block =
    🚫 Block a reporter: the code of a report of his or his number, the reason, and for how many days (1 to 90). For example:
    `/block 123-456-786 insults again and again 7`

# The doctor

doctor =
    🩺 __How the system is__
    { $lines }
doctor-answers = { $messenger }: { $username } answers.
doctor-token = { $messenger }: the token is not accepted ({ $error }). Get it from BotFather again and put it into the settings.
doctor-away = { $messenger }: does not answer ({ $error }). Look at the network and at the API's address; no message is lost.
doctor-database-fine = The database has the newest shape.
doctor-database = Database: { $error }
doctor-outbox-fine = The outbox flows.
doctor-outbox = Outbox: the oldest message has waited { $minutes } minutes. Look for “not sent” in the log.
doctor-inbox-fine = The inbox flows.
doctor-inbox = Inbox: the oldest message has waited { $minutes } minutes. Look for “a turn failed” in the log.
doctor-lost = Dead letters: { $dead }, broken updates: { $broken }. What to do: operating guide, Dead letters
doctor-clock-fine = The clock is right.
doctor-clock = This machine's clock is { $seconds } seconds off. Switch time synchronisation (NTP) on.
doctor-groups-fine = { $reached } of { $all } units have a group; reports of the others go to the centre.
doctor-groups-none = The centre has no group ({ $reached } of { $all } units have one); reports are not seen. Bind the centre's group with shahrdad unit code.
doctor-group-gone = We are out of the group “{ $title }” ({ $unit }). Add the bot to the group again.
doctor-group-rights = The group “{ $title }” cannot be written to ({ $error }). Look at the bot's rights there.
doctor-disk-fine = { $free } GiB are free.
doctor-disk = Only { $free } GiB are free. Make room, or keep things for a shorter time.
doctor-model-fine = Text model: version { $version }
doctor-model = There is no text model: run shahrdad train.
doctor-no-token = No token is set: set SHAHRDAD_TELEGRAM_TOKEN or SHAHRDAD_BALE_TOKEN.
doctor-hook-fine = { $messenger }: the address { $url } opens.
doctor-hook = { $messenger }: the address { $url } does not open ({ $error }). Is the bot running? Look at the proxy and at SHAHRDAD_PUBLIC_URL.
