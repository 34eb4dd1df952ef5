bound-topic = ✅ This topic is “{ $unit }” from now on. Its reports come here.
owners-topic-lost = ⚠️ The topic of “{ $unit }” in the group “{ $title }” was closed or deleted. Its reports go to the unit's other groups, or to the centre if it has none. To bind one again make a code: /unitcode
area-in-group = Send this command in the unit's group or topic.
area-not-bound = This place is no unit's yet. Make a code first and write here: /bind
area-unknown = There is no region called “{ $area }”. The city's regions: { $known }. For example: /area 6 7
area-all = all
area-everywhere = 🗺 “{ $unit }” gets the reports of all regions here. To limit them write: /area 6 7
area-limited = 🗺 “{ $unit }” gets the reports of these regions here: { $regions }. To take the limit away write: /area all
