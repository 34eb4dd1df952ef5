# Ready answers

help-template =
    /template: ready answers, which a unit chooses by number when it answers. Examples:
    `/template list pothole`, `/template pothole_hot` (its words, and an example filled in)
    `/template add asphalt_night claim subject=pothole unit=technical_01 | چاله شبانه با آسفالت گرم پر شد ({"{date}"}). | The hole was filled with hot asphalt at night ({"{date}"}).`
    `/template change asphalt_night | چاله شبانه پر و کوبیده شد ({"{date}"}). | Filled and rolled at night ({"{date}"}).`, `/template remove asphalt_night`
    An area may stand for the subject. Gaps: {"{unit} {date} {name} {subject}"}; what the unit writes itself: …
purpose-claim = claim
purpose-return = return
purpose-hold = hold
purpose-plan = plan
purpose-outside = outside
purpose-no-action = no_action
purpose-reject = reject
purpose-out-of-scope = out_of_scope
purpose-ask = ask
template-purpose = Behind the key, say what the answer is for: { $known }. Help: /template
template-head = __Ready answers__: { $count }
template-line = ▫️ `{ $tag }` ({ $purpose }): { $text }
template-shown =
    `{ $tag }` ({ $purpose })
    For: { $where }
    Persian: { $fa }
    English: { $en }
template-anywhere = every report
template-preview = 👁 A citizen reads: { $text }
template-unknown = There is no answer with the key “{ $name }”. To see them: `/template list`
template-empty = Write the answer behind a |. For example: `/template add kerb claim | جدول شکسته عوض شد ({"{date}"}).`
template-length = An answer has { $least } to { $most } letters, so that six of them fit into one message.
template-gaps = Mind the gaps; there are: { $gaps }
template-bare = This answer does not say what was done. Write what, where and when.
template-personal = A ready answer keeps nobody's name, number or address. Write {"{name}"} for a name. What is personal: { $text }
template-twin = This very answer is there with the key `{ $tag }`.
template-not-yours = This answer is not your unit's; a head keeps those of his own unit. Write: unit=KEY of your unit
