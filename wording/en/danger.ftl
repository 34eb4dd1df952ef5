# Danger: the number that is told before anything else

danger-button = 📞 { $number } · { $name }
danger-gas = ⚠️ __A smell of gas is dangerous.__ Call { $number } ({ $name }) now. Touch no switch and no match, open the windows and go away from it. We take your report here as well.
danger-fire = ⚠️ __Fire or smoke?__ Call { $number } ({ $name }) now and go away from it. We take your report here as well.
danger-live-wire = ⚠️ __A live wire can kill.__ Keep away and call { $number } ({ $name }) now. We take your report here as well.
danger-collapse = ⚠️ __Danger of collapse.__ Go away from it and call { $number } ({ $name }) now. We take your report here as well.
danger-person = ⚠️ __If somebody is in danger,__ call { $number } ({ $name }) now. We take your report here as well.
danger-medical = ⚠️ __If somebody is hurt,__ call { $number } ({ $name }) now. We take your report here as well.
danger-flood = ⚠️ __Flood water is dangerous.__ Keep away from it and call { $number } ({ $name }) now. We take your report here as well.
danger-water = ⚠️ __Has a water pipe burst?__ Call { $number } ({ $name }) now. We take your report here as well.
danger-social = ⚠️ __If a child or anybody else is in danger,__ call { $number } ({ $name }) now. We take your report here as well.
danger-traffic = ⚠️ __If there was an accident or the road is blocked,__ call { $number } ({ $name }) now. We take your report here as well.
