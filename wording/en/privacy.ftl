# A citizen's data

privacy =
    🔐 __What we keep of you__

    Your name and number at the messenger, your language, and:
    ▫️ reports: { $reports }
    ▫️ pictures and files: { $files }
    ▫️ reports you follow: { $followed }
    ▫️ verdicts and stars: { $verdicts }

    Units see neither your name nor your number. Raw messages and copies of answers stay 30 days, pictures three years after the end of a report.
    You can take all of it with you, or have it erased.
privacy-download = 📥 My data
privacy-forget = 🗑️ Forget me
privacy-document = 📥 All that we keep of you. Give this file to nobody.
forget-sure =
    🗑️ Your name, your number, the words and places of your reports and your pictures are erased for good.
    Open reports are withdrawn; those of danger, and those that others follow too, go on without your name. Are you sure?
forget-yes = Yes, erase it
forget-no = No, keep it
forget-last = A last question: after this we can show you nothing and tell you of no progress.
forget-really = 🗑️ Erase it
forget-kept = Nothing was erased.
forget-staff = You work for the city. Give your roles back first (/leaverole) and leave the unit's group; then /privacy again
forgotten =
    ✅ You are forgotten. Reports that go on without your name: { $left }
    Write again whenever you like; we shall meet anew.
group-forgotten = 🗑️ The citizen of report { $code } asked to be forgotten; it is withdrawn.
past-forgotten = The citizen asked to be forgotten; the city goes on with it

# Telephone numbers

phone-share = If you reported something by telephone before, share your own number with the key below, and the reports come into this chat. Of the number only a one-way mark and the last four digits stay.
phone-not-own = This number is not yours. Share only your own, with the key.
phone-slip = This is no right number. For example: 09121234567 or 02112345678
phone-none = Nothing was reported with this number. If you have a tracking code: /track
phone-claimed =
    ✅ { $count } reports are in this chat from now on:
    { $codes }
    All of them: /my
talk-send-contact = 📱 Share my number
talk-contact-hint = Do not type the number; share it with the key below, so that we know it is yours.
talk-contact-other = This is somebody else's number. Share only your own.

# Measure

blocked =
    🚫 No new report of yours is taken until { $until }. Reason: { $reason }
    A report of danger is always taken, and these numbers are always open:
    { $numbers }
blocked-notice =
    🚫 No new report of yours is taken until { $until }. Reason: { $reason }
    If this is not right, call the municipality to have it looked at again. Your earlier reports go on. A report of danger is always taken, and these numbers are always open:
    { $numbers }
unblocked-notice =
    ✅ You can report again. In danger, these numbers:
    { $numbers }
slowed =
    🙏 { $count } reports of yours came in within the hour. So that everybody gets his turn, please go on in { $minutes } minutes.
    A report of danger is always taken, and these numbers are always open:
    { $numbers }
talk-flood = 🙏 Your messages come faster than we can read; some were not read. A little slower, please.
codes-paused = ⏳ You sent too many wrong codes. Try again in { $minutes } minutes, or ask for a new code.
