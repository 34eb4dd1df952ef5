# Notices with a beginning and an end

announce-where = 📌 Where is the notice for?
announce-region = 📍 One region
announce-everywhere = 🏙 The whole city
announce-region-which = Which region?
announce-what = What is it about? (who reports this subject sees it first)
announce-one = 🏷 One subject
announce-any = Any subject
announce-subject-which = Which subject?
announce-words = Write the notice (10 to 600 characters). For example: no water in region 3, a pipe is being mended.
announce-begins = From when? Press the button or write. For example: tomorrow 8
announce-ends = Until when? Press a button or write. For example: today 18, or 2026-10-25 12:30
moment-now = ▶️ From now on
moment-same = The same end
moment-2h = 2 hours
moment-6h = 6 hours
moment-1d = A day and a night
announce-begin-unclear = This moment is not clear. For example: tomorrow 8, or 2026-10-25 12:30
announce-end-unclear = This moment is not clear. For example: today 18, or 2026-10-25 12:30
announce-end-early = The end has to be after the beginning, and still to come.
announce-too-long = No notice lasts longer than 90 days. Choose an earlier end.
announce-sure =
    📌 People will see:

    { $words }

    📍 { $where }
    ⏰ From { $at } until { $until }

    Is that right?
announce-yes = 📌 Announce it
announce-edit-words = ✏️ Change words
announce-edit-where = ✏️ Change place
announce-edit-what = ✏️ Change subject
announce-edit-when = ✏️ Change time
announce-done = 📌 The notice is seen from { $at } until { $until }, and ends by itself. Change or stop: /announcements
announce-change = ✏️ Change
announce-stop = ⛔ Stop
announce-all = the whole city, any subject
announce-over = This notice is over. A new one: /announce
announce-words-new =
    Now it says: “{ $words }”
    Write other words, or press the button below if these are right.
announce-ends-new = Until when? Press a button or write. For example: today 18
announce-changed = ✅ The notice has changed; it ends { $until }. Who had said that it is what they saw were told.
announce-stopped = ⛔ The notice is over. Who had said that it is what they saw were told.
announcements-none = No notice holds. Write one: /announce
announcement-line =
    📌 “{ $words }”
    📍 { $where }
    ⏰ From { $at } until { $until }
    👁 Seen by { $seen }, “that is it” said { $answered } times
announced =
    📌 __A notice of the municipality__
    { $words }
    (until { $until })
announced-alone = { $words } (until { $until })
announced-line = { $number }. { $words } (until { $until })
announced-is-it =
    📌 The municipality has announced this:
    { $notices }

    Is it what you want to report?
announced-yes = ✅ Yes, that is it
announced-this = ✅ It is number { $number }
announced-no = ✍️ No, it is something else
announced-thanks = 🙏 Thank you. Nothing was filed, as the municipality knows of it. It ends { $until }. We tell you if that changes; if it is not mended then, please write again.
announced-over = This notice has just ended. If the trouble is still there, please write again and we file it.
announced-changed =
    📌 The notice that you said it is has changed:
    { $words }
    (until { $until })
announced-stopped =
    📌 This notice is over: { $words }
    If it is not mended yet, write here and we file it.
