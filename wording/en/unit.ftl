# Units: cards, states and the dialogs of their groups

card-head = { $icon } __{ $subject }__ · `{ $code }`
card-urgent = 🔴 __Urgent__ · { $icon } __{ $subject }__ · `{ $code }`
card-state = State: { $state }
card-unit = 🏢 Unit: { $unit }
card-taker = 👷 Taken by: { $name }
card-place = 📍 { $place }
card-place-pin = 📍 On the map
card-address = 🧭 { $address }
card-due = ⏰ Due: { $due }
card-story = 🧾{" "}
card-no-story = 🧾 A voice message; there is no text
card-files = The citizen's files for report { $code }
card-gone = Report { $code } went to another unit.
map-neshan = 🗺 Neshan
map-balad = 🗺 Balad
map-google = 🗺 Google


unit-take = ✋ Take it
taken-alone = ✋ Report { $code } is in your hands. Its card is in the group “{ $unit }”.
unit-ask = ❔ Ask the citizen
unit-return = ↩️ Not ours
unit-done = ✅ Done
unit-assign = 🧭 Set subject and unit

ask-what = { $name }, what do you ask the citizen of report { $code }? Reply to this message.
asked = { $name }'s question about report { $code } was sent to the citizen.
return-why = { $name }, why is report { $code } not this unit's?
return-guess = Which unit’s do you think it is? Reply to this message. If you do not know, press the button below.
returned = { $name } returned report { $code } to the centre, to find the right unit.
reason-other-unit = It is another unit's
reason-other-region = It is another region's
reason-outside-body = It is not the municipality’s work
reason-wrong-subject = The subject is wrong
done-photo = { $name }, please send the after-photo of report { $code } in reply to this message. If you are still there, send your place with 📎 too: the work is believed sooner.
done-words = What was done? Reply to this message; the citizen reads it.
claimed = Report { $code } noted, { $name }. The photos and your words went to the citizen, who has the last word.
assign-area = { $name }, which topic is report { $code }?
assigned = { $name } sent report { $code } to “{ $unit }”.

group-hello =
    Hello! I am the city's reporting bot. To have a unit's reports come to this group, get the unit's code from the administrator and send it like this:
    /bind CODE
help-group =
    __Working with reports in this group__
    Every report is a card. Its buttons:
    “Take it”: you see to it, and the citizen hears so.
    “Ask the citizen”: your question goes to the citizen, the answer comes here.
    “Not ours”: the report goes back to the centre.
    “Visit”, “Set a date”, “Start work”: the citizen hears each step; past the term a reason is needed.
    “Other deeds”: another body, a hold (the supervisor agrees), a duplicate, several faults, taking over.
    “Done”: asks for an after-photo and a word; the citizen sees both.

    A reply to a card with a photo means “Done”. A reply in words only is a note for colleagues that the citizen does not see, unless it begins with !.
    Lists: /my in my hands, /late, /queue what waits, /shift for the next shift.
group-objected = ❌ The citizen says that report { $code } is not finished ({ $answer }).
group-answered = ✍️ The citizen answered on report { $code }:
group-added = ➕ The citizen added to report { $code }:
answer-partly = partly done
answer-not-done = not done

bound = ✅ This group is “{ $unit }” from now on. Its reports come here.
bind-in-group = Send this command in the unit's group.
bind-code-bad = This code is wrong, was used once already, or is too old. Ask the administrator for a new one.
unit-code =
    The code for “{ $unit }”: `{ $code }`
    Add the bot to the group and write there: /bind { $code }
    The code works for a week, and once only.
owners-group-lost = ⚠️ The bot was put out of the group “{ $title }”. Reports of “{ $unit }” do not go there any more. Add the bot to the group again, or bind another group: /unitcode
owners-nobody = 🚨 Report { $code } reached no group: neither “{ $unit }” nor the centre has one. Make a code and bind a group: /unitcode

unit-other = ⋯ Other deeds
unit-visit = 🔍 Visit
unit-diagnose = 📋 What the visit found
unit-plan = 📅 Set a date
unit-start = 🛠 Start work
unit-outside = 🏛 Give to another body
unit-resume = ▶️ Resume work
unit-refer-on = 🏛 It is that body’s work
unit-hold = ⏸ Hold
unit-release = ▶️ End the hold
unit-no-action = 🚫 Nothing to be done
unit-present = ✅ It is done; ask the citizen
unit-redo = 🔁 Not complete
unit-merge = 🔗 It is a duplicate
unit-split = ✂️ Several faults
unit-takeover = 🤝 I take it over
unit-approve = ✅ Agreed
unit-decline = ❌ Not agreed
others = Report { $code }: what else?

answer-ready =
    { $prompt }

    Ready sentences; press the number of one, or write your own:
    { $ready }
answer-fill =
    This sentence has a gap. Please complete it and send it:
    { $text }
noted = 📝 { $name }'s note on report { $code } stays with colleagues; the citizen does not see it. To write to the citizen, begin the reply with !
told = ✉️ { $name }'s words on report { $code } were sent to the citizen.
step-told =
    ✉️ “{ $unit }” writes about report { $code }:

    { $words }

step-visit = 🔍 An expert of “{ $unit }” goes to look at report { $code }.
step-start = 🛠 The work on report { $code } began.
step-resume = ▶️ “{ $unit }” has taken up report { $code } again.
step-release = ▶️ The hold of report { $code } is over and work goes on.
diagnose-what = { $name }, what did the visit for report { $code } show?
finding-doable = It can be done
finding-other-body = Another body has to do it
finding-nothing = Nothing has to be done
finding-duplicate = It is a duplicate
finding-not-found = It was not found
diagnose-words = What did you see? Reply to this message; it stays with colleagues.
diagnosed = 📋 The visit's result is kept: { $finding }.

plan-day = { $name }, on which day will report { $code } be done?
day-off = { $name } · day off
day-other = 📅 Another date
day-month = Which month?
day-date = Which day of { $month }? Days with a dot are days off.
day-off-number = { $day }•
day-wrong = This day is past, or more than 90 days ahead. Please choose another.
plan-late = This day is past the term. Why? The citizen reads the reason.
plan-reason = This day is past the term; it needs a reason.
late-budget = budget
late-season = season and weather
late-permit = a permit
late-material = getting the material
late-other-body = agreement with another body
planned = 📅 The day for report { $code } is noted, { $name }; the citizen was told.
step-plan = 📅 “{ $unit }” set { $date } for the work on report { $code }.
step-planned-late = 📅 “{ $unit }” set { $date } for the work on report { $code }. That is later than promised, for this reason: { $reason }.

outside-body = { $name }, which body has to do report { $code }?
outside-other = Another body
outside-which = What is that body called? Reply to this message.
outside-number = What is that body's letter or reference number? Reply to this message; the citizen sees it.
handed-out = 🏛 { $name } gave report { $code } to another body; I ask every three days how it stands.
step-outside = 🏛 Report { $code } waits for { $body }, outside the municipality. “{ $unit }” keeps after it.
refer-on-words = { $name }, if you have an address or phone of that body for the citizen of report { $code }, write it; if not, press the button below.
referred-on = 🏛 { $name } closed report { $code }; the citizen has the body's name and number.
step-refer-on =
    🏛 Report { $code } is not the municipality's work but that of: { $body }
    { $words }
    If this is not right, press the button below and it is looked at again.

hold-day = { $name }, until which day shall report { $code } stand still? The region's supervisor has to agree.
hold-why = Why? Reply to this message; the citizen reads it.
wished-hold = ⏸ { $name }'s wish to hold report { $code } went to the region's supervisor. Work goes on until the answer.
wish-hold =
    ⏸ __A hold is asked for__ · report { $code } · { $subject }
    Unit: { $unit } · { $name }
    Until: { $date }
    Reason: { $words }
wish-no-action =
    🚫 __Nothing to be done?__ Report { $code } · { $subject }
    Unit: { $unit } · { $name }
    The expert's view: { $words }
wish-gone = This wish is no more: it was answered, or the report changed.
wish-pending = There is a wish under way for this report. Please wait for its answer.
wish-approved = ✅ { $name } agreed to “{ $wish }” for report { $code }.
wish-declined = ❌ { $name } did not agree to “{ $wish }” for report { $code }. Work goes on.
step-hold =
    ⏸ Work on report { $code } stands still until { $date }, with the supervisor's consent. The reason of “{ $unit }”:

    { $words }
no-action-photo = { $name }, please send the photos of the visit for report { $code } in reply to this message.
no-action-words = What is the expert's view? Reply to this message why nothing has to be done; the citizen reads it.
no-action-proof = Closing without work needs photos of the visit.
wished-no-action = 🚫 { $name }'s view on report { $code } went to the unit's head, whose consent closes the report.
closed-by-head = 🚫 { $name } closed report { $code }. The citizen has the view and the photos, and may object.
step-no-action =
    🚫 An expert of “{ $unit }” saw report { $code } and says nothing has to be done:

    { $words }

    If you do not agree, press the button below.

done-no-photo = Why is there no photo?
done-why = Why is there no photo? Reply to this message; the citizen reads it.
no-photo-danger = It is dangerous to stand there
no-photo-underground = The work is underground
no-photo-night = It was done in the dark of night
no-photo-other = There is another reason
claim-no-photo = (no photo: { $why })
claim-proof = “Done” needs a photo, or the reason why there is none.
claimed-waits = Report { $code } noted, { $name }. The unit's head looks at it, then it goes to the citizen.
head-claimed =
    👷 { $name } (contractor) says that report { $code } is done:

    { $words }

    Shall it go to the citizen?
redo-what = { $name }, what is missing in report { $code }? Reply to this message.
group-redo =
    🔁 The unit's head finds report { $code } not complete:

    { $words }

merge-code = { $name }, which report does { $code } repeat? Write its code in reply to this message.
merge-itself = This is the code of this very report. Write that of the other one.
merge-closed = Report { $code } is closed; only an open one can be joined.
merged = 🔗 { $name } joined report { $code } to the other one.
step-merge = 🔗 Report { $code } is the same fault as { $main } and joined it. All news of { $main } comes to you too, and you too say whether it is done.
split-words = { $name }, what is the second fault of report { $code }? Reply to this message.
split-area = Which topic is the second fault?
split-done = ✂️ { $name } made the second fault of report { $code } a report of its own.
step-split = ✂️ Report { $code } told of two faults. The second one is a report of its own: { $second }
past-split = a part of it became a report of its own
past-split-from = was made from another report
past-tell = the unit wrote to you

list-mine = In my hands
list-late = Late
list-queue = Waiting
list-shift = Change of shift
list-head = __{ $list }__: { $count } reports
list-empty = { $list }: no report. ✅
list-line = ▫️ { $code } · { $subject } · { $state } · { $age } · { $holder }
list-line-late = 🔴 { $code } · { $subject } · { $state } · { $age } · { $holder }
list-more = and { $count } more.
list-nobody = nobody
list-relieve = 🤝 Take over from { $name } ({ $count })
list-in-group = This list works in a unit's group.
relieved = 🤝 { $name } took over all that { $before } had: { $count } reports.
takeover-own = You have this in hand yourself.
takeover-none = There is nothing left to take over.
card-taker-left = { $name } (no longer in the group)
move-forbidden-but = This cannot be done now. State of the report: { $state }. What can be done now: { $allowed }
