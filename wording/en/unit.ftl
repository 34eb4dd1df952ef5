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
unit-ask = ❔ Ask the citizen
unit-return = ↩️ Not ours
unit-done = ✅ Done
unit-assign = 🧭 Set subject and unit

ask-what = { $name }, what do you ask the citizen of report { $code }? Reply to this message.
asked = { $name }'s question was sent to the citizen.
return-why = { $name }, why is report { $code } not this unit's?
return-guess = Which unit’s do you think it is? Reply to this message. If you do not know, press the button below.
returned = { $name } returned the report to the centre, to find the right unit.
reason-other-unit = It is another unit's
reason-other-region = It is another region's
reason-outside-body = It is not the municipality’s work
reason-wrong-subject = The subject is wrong
triage-returned = ↩️ This report was returned: { $reason }
done-photo = { $name }, please send the after-photo of report { $code } in reply to this message.
done-words = What was done? Reply to this message; the citizen reads it.
claimed = Noted, { $name }. The photos and your words went to the citizen, who has the last word.
assign-area = { $name }, which topic is report { $code }?
assigned = { $name } sent the report to the right unit.

group-hello =
    Hello! I am the city's reporting bot. To have a unit's reports come to this group, get the unit's code from the administrator and send it like this:
    /bind CODE
help-group =
    __Working with reports in this group__
    Every report is a card. Its buttons:
    “Take it”: you see to it, and the citizen hears so.
    “Ask the citizen”: your question goes to the citizen, the answer comes here.
    “Not ours”: the report goes back to the centre.
    “Done”: asks for an after-photo and a word; the citizen sees both.

    A reply to a card with a photo means “Done”. A reply in words only is a note for colleagues that the citizen does not see.
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
unit-unknown = There is no unit with the key “{ $unit }”.
owners-only = This command is for the administrator only.
owners-group-lost = ⚠️ The bot was put out of the group “{ $title }”. Reports of “{ $unit }” do not go there any more. Add the bot to the group again, or bind another group: /unitcode
owners-nobody = 🚨 Report { $code } reached no group: neither “{ $unit }” nor the centre has one. Make a code and bind a group: /unitcode
