# The city changed in the chat: units, subjects, terms, rules, versions

help-unit =
    /unit: the units. Examples:
    `/unit list urban services`, `/unit urban_services_01`
    `/unit add night_parks parks | گشت شب پارک‌ها | Night patrol of parks`
    `/unit rename parks | سازمان بوستان‌ها | Parks`, `/unit phone parks 1888`
    `/unit hours parks sat-wed 7:30-14:30, thu 7:30-12`, `/unit hours parks 24h` (to take away: -)
    `/unit close night_parks | parks` (open reports go to the second unit; without one, where the rules say)
help-subject =
    /subject: the subjects. Examples:
    `/subject list pothole`, `/subject pothole`
    `/subject add drone order urban_services 72 | پهپاد مزاحم | Drones | پهپاد، کوادکوپتر`
    `/subject rename pothole | چالهٔ خیابان | Pothole`, `/subject owner pothole technical`, `/subject emergency pothole with_danger` (always, with_danger, never)
    `/subject keywords pothole | گودال، فرورفتگی`
    `/subject split pothole | manhole_dip | فرورفتگی کنار دریچه | دریچه، منهول`
    `/subject merge manhole_dip | pothole`, `/subject retire manhole_dip`
help-term = /term SUBJECT HOURS: the term of a subject in hours. For example: `/term pothole 48`
help-rule =
    /rule: routing rules; the most special one that fits wins. Examples: `/rule list`, `/rule remove 2`
    `/rule add subject=pothole region=1 hours=22:00-6:00 unit=technical_01`
    Parts: subject or area, region, danger (yes or no), hours; and one of unit or kind
help-config =
    /config: everything the city's data says. Examples: `/config export` (a file), `/config import` (send the changed file; you see what is different before it is done)
    `/config history`, `/config rollback 12`
verb-list = list
verb-show = show
verb-add = add
verb-rename = rename name
verb-phone = phone
verb-hours = hours
verb-close = close
verb-retire = retire
verb-merge = merge
verb-split = split
verb-keywords = keywords
verb-owner = owner
verb-emergency = emergency
verb-remove = remove
verb-export = export
verb-import = import
verb-history = history versions
verb-rollback = rollback
verb-change = change
verb-preview = preview
rule-subject = subject
rule-area = area
rule-region = region
rule-danger = danger
rule-hours = hours
rule-kind = kind
rule-unit = unit

unit-unknown = There is no unit “{ $name }”. To see them: `/unit list`
subject-unknown = There is no subject “{ $name }”. To see them: `/subject list`
kind-unknown = There is no kind of unit “{ $name }”.
name-which = “{ $name }” may be several: { $near }. Write the key or the whole name.
key-taken = The key “{ $taken }” is in use; write another one.
subject-area-unknown = There is no area with the key “{ $area }”. Areas: { $known }
unit-needed = “{ $unit }” cannot be closed: centre, headquarters and inspection are always needed.

config-sure =
    __This would change:__
    { $changes }

    Shall it be done?
config-yes = ✅ Yes, do it
config-done = ✅ Done. Version { $number } is at work now. To go back: `/config rollback { $before }`
config-done-yours = ✅ Done, and at work from this moment on. What changed is in the city's record.
config-done-moved = ✅ Done. Version { $number } is at work now, and { $moved } open reports were handed to another unit. To go back: `/config rollback { $before }`
config-same = Nothing would change; that is how it is already.
config-problems =
    This cannot be done:
    `{ $problems }`
config-other-city = This file is another city's: { $city }
config-lost = These cannot go, as earlier reports refer to them: { $keys }
config-no-version = There is no version { $number }. Versions: `/config history`
config-changed = Somebody else changed the city meanwhile. Please begin again: `/config import`
config-send = Send the city's file (the one you got with `/config export` and changed).
config-file = Please send the file itself with 📎.
config-too-big = This file is larger than the data of a city can be.
config-no-city = No city of that name comes with the program. There are: { $cities }. For example: `/config export mashhad`
config-founding = 🏙 A new city: { $city }, with { $regions } regions, { $units } units, { $subjects } subjects, { $rules } rules and { $templates } ready answers
config-founded =
    ✅ The city is there (version { $number }). What comes next:
    1. An admin: `/invite admin`
    2. The centre's group: `/unitcode triage`, then `/bind` with the code in that group
    3. The units' groups in the same way, and `/testcard` with the unit's name
    All commands: /admin
city-awaited = 🏗 The city's reporting service is being set up here and takes no reports yet. Please write again in some days. If a life is in danger call 125 (fire brigade), 115 (ambulance) or 110 (police) now.
    (Your number in this bot: `{ $id }`)
city-awaited-owner =
    🏗 This bot has no city yet, and tells people that it is being set up. One file is enough:
    1. `/config export mashhad` hands out the file of a ready city (with the program come: { $cities }). Not needed if you have a file of your own.
    2. Edit it.
    3. Write `/config import` and send the file.
config-exported = All data of { $city }. Change it and bring it back with `/config import`.
version-head = __Versions of the city's data__
version = ▫️ { $number }: { $at }, { $name }, `{ $words }`
version-present = ✅ { $number }: { $at }, { $name }, `{ $words }`
version-files = from files

diff-added = ➕ { $thing } { $entry } { $name }
diff-removed = ➖ { $thing } { $entry } { $name }
diff-changed = ✏️ { $thing } { $entry }, { $field }: { $old } → { $new }
thing-units = unit
thing-kinds = kind of unit
thing-subjects = subject
thing-areas = area
thing-successions = successor of subject
thing-helplines = helpline
thing-templates = template
thing-regions = region
thing-holidays = holiday
thing-city = city
thing-rules = rule
field-fa = Persian name
field-en = name
field-short-fa = short Persian name
field-short-en = short name
field-kind = kind
field-region = region
field-phone = phone
field-hours = hours
field-area = area
field-owner = owner
field-emergency = emergency
field-note = note
field-seasonal = seasonal
field-sensitive = sensitive
field-radius-m = same within (metres)
field-same-hours = same within (hours)
field-keywords = keywords
field-scope = scope
field-served-by = served by
field-icon = icon
field-by = successor
field-number = number
field-phrase = sentence
field-move = move
field-areas = areas
field-subjects = subjects
field-units = units
field-latitude = latitude
field-longitude = longitude
field-expected = may still move
field-key = key
field-timezone = time zone
field-fallback = centre
field-supervisor = supervisor
field-headquarters = headquarters
field-inspection = inspection
field-weekend = weekend
field-bounds = bounds
field-sisters = sister subjects

list-named = ▫️ { $name } (`{ $tag }`)
list-none = Nothing was found.
unit-shown =
    __{ $name }__ (`{ $tag }`)
    Kind: { $kind }
    Region: { $region }
    Phone: { $phone }
    Hours: { $hours }
    Groups: { $groups }, open reports: { $open }
unit-duties = Subjects: { $duties }
unit-rule = Rule: `{ $rule }`
subject-shown =
    __{ $name }__ (`{ $tag }`)
    Area: { $area }
    Owner: { $owner }
    Term: { $hours } hours
    Emergency: { $emergency }
    Keywords: { $keywords }
emergency-always = always
emergency-with-danger = where there is danger
emergency-never = never
rule-line = { $number }. `{ $rule }`
past-handover = its unit was closed, and another one has it
