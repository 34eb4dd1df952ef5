# Dialogs: sentences that come up in every question.

talk-back = ⬅️ Back
talk-cancel = ✖️ Cancel
talk-skip = Go on without writing
talk-send = ✅ File the report
talk-noted = ✔️ Noted.
talk-cancelled = All right, nothing was filed. Start again whenever you like.
talk-old-button = This button belongs to an older message. Please go on from the latest one.
talk-choose-hint = Please press one of the options below, or write its number, for example 1.
talk-words-hint = Please tell a little more.
talk-not-understood = I did not understand that. Please answer the question below.
talk-kept-for-later = Received and kept. Now please answer the question below.
talk-send-location = 📍 Send my location
talk-where-hint = Please write the address or a landmark nearby, or send the place on the map.
talk-media-none = I have no photo
talk-media-done = ✔️ That is all
talk-media-so-far =
    Files received: { $count }. Send more if you have them;
    otherwise press the button below.
talk-media-needed = At least one photo is needed. Please send it.
talk-media-enough = No more than { $most } files are needed; those received are kept.
talk-media-hint = Please send a photo or a video, or press the button below.
talk-file-kind = This kind of file is of no use here. Please send a photo, a video or a voice message.
talk-file-gone = This file did not reach us. Please send it once more.
talk-file-too-big = This file is too big (over 20 MB). Please send a shorter or smaller one.
talk-file-empty = This file is empty. Please send it once more.
talk-file-unreadable = A sticker is of no use here. Please send a photo, a video or a voice message.
talk-file-uncleaned = This file may tell where you were, and we cannot remove that. Please send the picture as a photo, not as a file.
talk-file-unsaved = We cannot keep the file right now. Please send it again in a few minutes.
talk-review-hint = If it is right, press the first button. To change a part, press its button.
talk-reminder = This conversation is unfinished. Go on from here whenever you like.
talk-closed = This unfinished conversation was closed after a day and nothing of it was filed. Start again whenever you like.
talk-unfinished = This conversation is still open; go on from here or press “Cancel”.
talk-resumed = Back to the earlier conversation:
talk-lost = Sorry, this conversation cannot be continued. Please write again what is wrong.
talk-trouble = Sorry, this message was not filed because of a fault on our side. Please send it once more.
option-icon = { $icon } { $name }
option-plain = { $name }
