# Admins: the text model

model-version =
    🧠 Text model: version { $version }
    In the last { $days } days, against the word of citizens and staff:
model-nothing = There is nothing yet to measure the guesses by.
model-figures =
    Guesses measured: { $answers }
    The same as people said: { $agreement } %
    More sure than right by: { $calibration } in 100 (best: 0)
    Returned as “wrong subject”: { $refused }
model-drift = Subjects differ from the usual by: { $drift } %
model-confusion = ▫️ “{ $guessed }” instead of “{ $final }”: { $count } times

# Roles and rights

right-missing = This is not for you to do; it takes one of these roles: { $who }.
admin-nothing = You have no role in the city that has commands. If you were given a link or a code, write: /role CODE
admin-head =
    __Commands you may use__
    Send a command with nothing behind it to read how it is used. Digits may be Persian or Latin, names Persian, English or keys.

admin-more = and { $count } more.

role-code =
    The link for the role “{ $role }” in “{ $unit }” is ready. The button copies it; pass it on to that person.
    Or let them write to the bot in private: `/role { $code }`
    Good for two days and one person.
role-link = Link for { $messenger }
role-taken = ✅ From now on you are “{ $role }” in “{ $unit }”. Your commands: /admin
role-laid-down = You are no longer “{ $role }” in “{ $unit }”.
role-revoked = The role “{ $role }” in “{ $unit }” was taken from { $name }. To give it back: /invite
role-none = There is no such role to take back.
role-unknown = There is no such role. Roles: { $roles }. For example: `/{ $command } urban_services_01 head`
role-needs-unit = Name the unit of the role “{ $role }” too (for a supervisor, the unit above the region). For example: `/invite urban_services_01 head`
role-owner = owner
role-admin = admin
role-headquarters = headquarters
role-supervisor = supervisor
role-head = head of unit
role-member = member of unit
role-triage = triage desk
role-inspector = inspector
role-operator = operator
role-on-call = on call
role-contractor = contractor

revoke-who = Whose role is to be taken back?
revoke-sure = Take this role back now? { $who }
revoke-yes = Yes, take it back
revoke-nobody = Nobody like that has a role you may take back. For example: `/revoke urban_services_01`
revoke-many = { $count } people were found. Name the person, unit or role too. For example: `/revoke Sara head`

whocan-head = __Which role may do what__
whocan-action = ▫️ { $action } (`{ $tag }`): { $who }
whocan-unit =
    __{ $unit }__ (`{ $tag }`)
    Groups: { $groups }
    People of the group, as “{ $role }”: { $names }
whocan-holder = ▫️ { $name }: { $role }, { $unit }
whocan-nobody = No role was given to anybody in person.
action-work = work on the unit's reports
action-speak = approve for the unit
action-supervise = decide as supervisor
action-assign = decide subject and unit
action-see-rights = see roles
action-grant-admin = make admins
action-grant-city = give roles of the city
action-grant-unit = give roles in a unit
action-bind = bind and unbind groups
action-roster = writing the rota of a unit
action-limit = limit a group to regions
action-test = health of groups and test card
action-shape = change units, subjects and rules
action-answers = ready answers
action-try-route = try the routing
action-reveal = see who reported
action-audit = read the audit
action-model = see how the text model fares
action-operate = file and edit for others
action-broadcast = messages to many
action-block = stop abuse
action-doctor = examine the system
action-figures = see figures
action-export = get reports as Excel and CSV
action-personal = see citizens' names and numbers in lists

audit-head = __Audit__ (newest first; nobody can change it)
audit-line = ▫️ { $at } { $name }: `{ $action }` { $target } { $words }
audit-empty = The audit holds nothing like that. For example: `/audit grant`

revealed =
    Report { $code }
    Reporter: { $name }
    { $messenger }, id: `{ $id }`
    This look was written into the audit, and headquarters were told.
reveal-told = 🔓 { $name } looked at who filed report { $code }. Reason: { $reason }
messenger-telegram = Telegram
messenger-bale = Bale

# Groups

groups-head = __Groups of units__: { $count }
groups-none = No group is bound to a unit yet. For example: `/unitcode triage`
groups-never = never
groups-gone = ❌ { $unit }: “{ $title }” ({ $messenger }), the bot is no longer in it
groups-failing = ⚠️ { $unit }: “{ $title }” ({ $messenger }), { $failed } messages of last week did not arrive; look at the bot's rights
groups-silent = 🔕 { $unit }: “{ $title }” ({ $messenger }), nobody did anything for over a week; last: { $seen }
groups-well = ✅ { $unit }: “{ $title }” ({ $messenger }), last at work: { $seen }
testcard =
    🧪 __Test card__
    { $name } tried on { $at } whether messages reach this group. If you see this, press the button.
testcard-seen = 👍 Arrived
testcard-works = 👍 { $name }: the test card arrived, and buttons work.
testcard-sent = A test card went to { $count } groups of “{ $unit }”.
unbind-sure = Shall this no longer be a group of “{ $unit }”? What is open goes to its other groups, or to the centre.
unbound = This is no longer a group of “{ $unit }”. To bring it back: `/move { $tag }`
move-sure = Shall this be a group of “{ $unit }” from now on?

# Help of the commands

help-invite = /invite UNIT ROLE: a one-time link for a role. For example: `/invite urban_services_01 head` or `/invite operator`
help-revoke = /revoke NAME or UNIT: take a role back. For example: `/revoke Sara`
help-role = /role CODE: take up the role you were given a code for. For example: `/role ABCD2345`
help-leaverole = /leaverole UNIT ROLE: give a role of yours back. For example: `/leaverole urban_services_01 head`
help-whocan = /whocan: which role may do what; with an action or a unit, who. For example: `/whocan shape`
help-audit = /audit: what was done with a right. For example: `/audit grant`
help-reporter = /reporter CODE REASON: see who reported; it is logged and headquarters are told. For example: `/reporter 123-456-786 call to return a lost thing`
help-unitcode = /unitcode UNIT: a code that binds a group to a unit. For example: `/unitcode urban_services_01`
help-bind = /bind CODE: makes this group or topic the unit's; /unitcode gives the code. For example: `/bind ABCD2345`
help-move = /move UNIT (in a group): gives this group to another unit. For example: `/move region_green_01`
help-unbind = /unbind (in a group): this group is no unit's any more. For example: `/unbind`
help-area = /area REGIONS (in a group): limits the group. For example: `/area 6 7`
help-oncall = /oncall UNIT: who is on call, and the gaps of the week; in the unit’s group without its name. Examples: `/oncall add Ali daily 14:30-7:30`, `/oncall add @ali 2026/11/27 14:00 to 2026/11/28 7:30` (or in answer to a message of theirs: `/oncall add tomorrow 14-22`), `/oncall remove 12`, `/oncall swap 12 13`, `/oncall swap 12 Sara`
help-groups = /groups: how all groups fare: which is gone, gets nothing, or is silent. For example: `/groups`
help-testcard = /testcard UNIT: a test card to the unit's groups; in a group, right there. For example: `/testcard triage`
help-model = /model: how often people agree with the text model. For example: `/model`
help-whyroute = /whyroute TEXT | PLACE: tells which unit a report would go to and why, and files nothing. For example: `/whyroute the bin is full | Vanak square`
help-entry = /entry: file a report for somebody on the phone, with number and consent. For example: `/entry 09121234567`
help-bulk = /bulk DEED WORDS: one deed on many reports of one event, after a look at them. For example: `/bulk region 6 open flood`
help-broadcast = /broadcast: a message to a region or to followers of a subject, after a look and a count. For example: `/broadcast`
help-broadcasts = /broadcasts: the messages to many, and how they arrive. For example: `/broadcasts`
help-announce = /announce: a notice with a beginning and an end (no water in region 3 until 18): who begins a report about that subject or place sees it first. For example: `/announce`
help-announcements = /announcements: the notices that hold, how many saw them; change and stop. For example: `/announcements`
help-unblock = /unblock: lift a block. For example: `/unblock 12`
help-doctor = /doctor: examine the system: tokens, database, disk, outbox. For example: `/doctor`
help-stats = /stats: the figures of some days, with a chart and a map; as far as you may see them. For example: `/stats month region 6`
help-export = /export: the same reports as Excel and CSV; names and numbers stay masked. For example: `/export week`
