# Trust: proof of work, reports of the same fault, real times, kinds of message, fair play.

proof-copy-of-before = ▫️ The after-photo looks like the citizen's own photo.
proof-retouched-before = ▫️ The after-photo looks like the citizen's own photo, retouched.
proof-seen-elsewhere = ▫️ This photo seems to have come with another report before.
proof-same-scene = ▫️ It shows the same place.
proof-other-scene = ▫️ The photo does not show the report's place, or from quite another side.
proof-cannot-tell = ▫️ Nothing can be told from the photo.
proof-nothing-before = ▫️ The citizen sent no photo to compare with.
proof-no-picture = ▫️ There is no photo of the work.
proof-place-near = ▫️ The sender is where the report is.
proof-place-far = ▫️ The place sent with the claim is far from the report's.
proof-place-unknown = ▫️ No place was sent with the claim.
proof-too-early = ▫️ The photo is from before the report was taken.
proof-too-old = ▫️ The photo is more than a day old.
proof-clock-wrong = ▫️ The camera's clock is wrong; when the picture was taken is not known.
proof-picture-near = ▫️ The camera says that the picture was taken where the report is.
proof-picture-far = ▫️ The camera says that the picture was taken far from where the report is.
proof-risky-unit = ▫️ Many objections were made to this unit's work.
proof-drawn = ▫️ This work was drawn by lot for a visit.
verify-files = Photos after the work
verify-why = 🔎 Please verify report { $code }. Why:
claim-doubted = 🔎 The work of report { $code } is verified before its citizen is asked. Why:
step-verification = 🔎 “{ $unit }” says report { $code } is done. Before we ask you, an inspector checks that it is true. Why:
step-examined = 🔎 The work of report { $code } could not be confirmed for the second time; the inspectors keep the report.
step-disbelieved = 🔎 The inspectors did not confirm the work of report { $code }; it went back to “{ $unit }”.
group-disbelieved = 🔎 The inspectors did not confirm the work of report { $code }:
unit-believe = ✅ The work is done
unit-disbelieve = ❌ The work is not done
disbelieve-what = { $name }, write what the work of report { $code } lacks. The unit reads it.
disbelieved = Your finding is filed and everybody was told.

same-pictures = Perhaps somebody told of this before you:
same-one = Is this the same fault? If it is, you will hear every step of it too, and have a last word on it.
same-which = Is one of these the same fault? If so, you will hear every step of it too, and have a last word on it.
resent-which = The picture you sent has come with another report before. Is yours the same fault? If it is, you will hear every step of it too, and have a last word on it.
same-option = 🔁 { $subject } · { $age } · { $distance } m away · { $waiting } waiting
same-no = No, it is another one
joined =
    🤝 __You joined report { $code }.__

    { $count } people wait for it. Responsible: { $unit }
    Term: until { $due }

    You will hear every step here, and in the end we ask you yourself whether it is done.
group-joined = 👥 One more person told of report { $code }:
card-waiting = 👥 { $count } people wait
card-structural = ♻️ { $count } reports here within 90 days; there may be a deeper cause

expected-range = Half of such reports were done within { $middle }, most within { $upper } (from { $cases } reports).
expected-term = The term of this is { $upper }, days off not counted. We have too few reports yet to say how long it really takes.
expected-term-urgent = This is urgent: its term is { $upper }.

kind-which = What is this message?
kind-information = ❓ A question
kind-appreciation = 🌷 Thanks
kind-corruption = 🔒 Word of corruption
kind-criticism = 💬 Criticism
kind-suggestion = 💡 A suggestion
kind-idea = 🚀 A new idea
kind-request = 🛠 A fault that has to be mended
question-answer =
    { $answer }

    Did this answer you?
question-helped = ✅ Yes, thank you
question-not = ❌ No, let somebody answer
question-glad = Glad to help. Whenever you have a question or see something wrong, write here.
question-unknown = We do not know the answer. A person will look at your question.
corruption-told =
    🔒 Thank you for telling. Word of corruption must not go on ordinary cards that groups can see; a safe way for it will be opened soon. Until then please write no names and addresses here.

    If this is really a fault in the city that has to be mended, press the second button.
corruption-end = I see; do not file it
corruption-fault = 🛠 It is a fault, file it
corruption-ended = Nothing was filed, and no unit has seen what you wrote.
thanks-which = Which work are your thanks for?
thanks-case = { $code } · { $subject }
thanks-elsewhere = For something else
thanks-given = 🌷 Thank you! “{ $unit }” will hear it.
group-thanks = 🌷 A citizen thanks you:
group-thanks-for = 🌷 A citizen thanks you for report { $code }:
placed-which = Is this about a certain place?
placed-yes = 📍 Yes, I will tell where
placed-no = No, about the whole city
why-view = ❗ Why it is here: criticism, a suggestion, an idea or a question; answer it or pass it to its unit.

signal = ⚖️ Please have a look: { $words }
signal-burst = One person sent { $count } reports within an hour; the last, { $code }, is for “{ $unit }”.
signal-rival = Somebody who works in a unit sent { $count } reports against “{ $unit }” within a week; the last is { $code }.
signal-own-unit = Somebody gave { $count } stars to the work of his own unit (“{ $unit }”, report { $code }).
signal-one-sided = One person gave { $count } equal ratings within a week; the last for “{ $unit }”, report { $code }.
signal-thanks-own-unit = Somebody thanks his own unit, “{ $unit }”: “{ $words }”
signal-thanks-many-thanks = One person has given thanks many times today; now to “{ $unit }”: “{ $words }”
signal-fair = ✅ Nothing odd
signal-gaming = 🚩 Gaming
signal-judged = { $name }: { $judged }
signal-undo = ↩️ Take it back; it was no gaming
signal-undone = ↩️ { $name } took back that it was gaming. Please have another look.
signal-counted-again = { $count } ratings count in the figures again.
signal-left-out = { $count } ratings no longer count in the figures.
