# Units: cards, states and the dialogs of their groups

card-head = { $icon } __{ $subject }__ · `{ $code }`
card-urgent = 🔴 __Urgent__ · { $icon } __{ $subject }__ · `{ $code }`
card-state = State: { $state }
card-unit = 🏢 Unit: { $unit }
card-taker = 👷 Taken by: { $name }
card-place = 📍 { $place }
card-place-pin = 📍 On the map
card-due = ⏰ Term: { $due }
card-story = 🧾{" "}
card-no-story = 🧾 A voice message; there is no text
card-files = The citizen's files for report { $code }
card-gone = Report { $code } went to another unit.
map-neshan = 🗺 Neshan
map-balad = 🗺 Balad
map-google = 🗺 Google

state-routed = sent to “{ $unit }”; nobody has taken it yet
state-accepted = taken by “{ $unit }”
state-needs-info = waiting for the citizen's answer
state-triage = the right unit is being found
state-awaiting-citizen = the unit says it is done; waiting for the citizen's word
state-objected = the citizen objected; “{ $unit }” has it again
state-closed-confirmed = done; the citizen confirmed it
state-withdrawn = withdrawn by the citizen
short-routed = routed
short-accepted = in progress
short-needs-info = your answer is awaited
short-triage = finding the unit
short-awaiting-citizen = done?
short-objected = objected
short-closed-confirmed = done
short-withdrawn = withdrawn

unit-take = ✋ Take it
unit-ask = ❔ Ask the citizen
unit-return = ↩️ Not ours
unit-done = ✅ Done
unit-assign = 🧭 Set subject and unit

ask-what = { $name }, what do you ask the citizen of report { $code }? Reply to this message.
asked = { $name }'s question was sent to the citizen.
return-why = { $name }, why is report { $code } not this unit's?
return-guess = Whose do you think it is? Reply to this message, or skip.
returned = { $name } returned the report to triage.
reason-other-unit = It is another unit's
reason-other-region = It is another region's
reason-outside-body = It is outside the municipality
reason-wrong-subject = The subject is wrong
triage-returned = ↩️ Returned: { $reason }
done-photo = { $name }, send the after-photo of report { $code } in reply to this message.
done-words = What was done? Reply to this message; the citizen reads it.
claimed = Noted, { $name }. The photos and your words went to the citizen; the last word is his.
assign-area = { $name }, which field is report { $code } about?
assigned = { $name } sent the report to the right unit.

group-hello =
    Hello! I am the city's reporting bot. To have a unit's reports come to this group, get the unit's code from the administrator and send it like this:
    /bind CODE
help-group =
    __Working with reports in this group__
    Every report is a card. “Take it” means that you see to it. “Done” asks for an after-photo. A written reply to a card is an internal note that the citizen does not see.
group-objected = ❌ The citizen did not confirm report { $code } ({ $answer }).
group-answered = ✍️ The citizen answered on report { $code }:
group-added = ➕ The citizen added to report { $code }:
answer-partly = partly done
answer-not-done = not done

bound = ✅ This group is “{ $unit }” from now on. Its reports come here.
bind-in-group = Send this command in the unit's group.
bind-code-bad = This code is wrong, used or too old. Ask the administrator for a new one.
unit-code =
    The code for “{ $unit }”: `{ $code }`
    Add the bot to the group and write there: /bind { $code }
    The code works for a week, and once only.
unit-unknown = There is no unit named “{ $unit }”.
owners-only = This command is for the administrator only.
owners-group-lost = ⚠️ The bot was put out of the group “{ $title }”. Reports of “{ $unit }” do not go there until it is bound again.
owners-nobody = 🚨 Report { $code } reached no group: neither “{ $unit }” nor triage has one. Get a code with /unitcode.
