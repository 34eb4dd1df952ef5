# Messages to many

broadcast-whom = 📣 Whom is the message for?
broadcast-to-region = 📍 People of one region
broadcast-to-subject = 🔔 Who reported or follows a subject
broadcast-to-all = 👥 Everybody who ever wrote to the bot
broadcast-region = Which region? (those who reported or followed something there in the last 90 days)
broadcast-subject = Which subject? (those who reported or followed it in the last 90 days)
broadcast-words = Write the message (10 to 900 characters).
broadcast-picture = Send a picture if there is one, or go on.
broadcast-nobody = Nobody is in this group. Choose another one.
broadcast-copy =
    📣 __A message of the municipality of { $city }__

    { $words }

    No more of these? /quiet
broadcast-sure = ☝️ The message goes out just like this to { $count } people. Send it?
broadcast-sure-later =
    ☝️ The message goes out just like this to { $count } people.
    Nothing is sent to many from 22 to 8; it leaves { $at }. Send it?
broadcast-yes = 📤 Send it
broadcast-edit-words = ✏️ Words and picture
broadcast-edit-whom = ✏️ Recipients
broadcast-begun = 📤 The message is on its way to { $count } people, slowly, so that no notice waits behind it. Progress: /broadcasts
broadcast-waits = 🌙 The message to { $count } people is ready and leaves { $at }. Progress: /broadcasts
broadcast-stop = ⛔ Stop the message
broadcast-urge = 🆘 Danger to life: send it now
broadcast-alone = There is nobody else who could approve. At night a message about danger to life wants a second person: make one an admin with `/invite admin`.
broadcast-urged = Somebody was asked to approve this message already, or it is not on its way any more.
broadcast-asked = 🆘 Approval was asked for in { $count } places. As soon as a second person approves it leaves; otherwise in the morning.
broadcast-approve =
    🆘 __A second person has to approve__
    { $name } says that this message is about danger to life and must not wait until { $at }:

    “{ $words }”

    If a life is in danger, approve, and it goes out now; this is written down in the record.
broadcast-approve-yes = ✅ A life is in danger, send it
broadcast-second = Somebody else has to approve; it was you who asked.
broadcast-passed = ✅ Approved; the message leaves now.
broadcast-over = This message is not on its way any more.
broadcasts-none = No message has been sent to many yet. Write one: /broadcast
broadcast-sending = on its way
broadcast-stopped = stopped
broadcast-done = over
broadcast-report =
    📣 “{ $words }”
    __{ $state }__: it reached { $sent } of { $all } people.
    On its way: { $left }, blocked us or left: { $gone }, failed: { $failed }, want no messages: { $hushed }, stopped: { $stopped }
broadcast-hush = 🔕 No more of these
quiet-on = 🔕 You get no messages to many any more. News of your own reports comes as always.
quiet-undo = 🔔 Send them again
quiet-off = 🔔 You get the municipality's messages again. If you do not want them: /quiet
