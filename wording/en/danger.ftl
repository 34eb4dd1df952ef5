# Danger: the number that is told before anything else

danger-button = 📞 { $number } · { $name }
danger-gas = ⚠️ **A smell of gas is dangerous.** Call { $number } ({ $name }) now. Touch no switch and no match, open the windows and go away from it. We take your report here as well.
danger-fire = ⚠️ **Fire or smoke?** Call { $number } ({ $name }) now and go away from it. We take your report here as well.
danger-live-wire = ⚠️ **A live wire can kill.** Keep away and call { $number } ({ $name }) now. We take your report here as well.
danger-collapse = ⚠️ **Danger of collapse.** Go away from it and call { $number } ({ $name }) now. We take your report here as well.
danger-person = ⚠️ **If somebody is in danger,** call { $number } ({ $name }) now. We take your report here as well.
danger-medical = ⚠️ **If somebody is hurt,** call { $number } ({ $name }) now. We take your report here as well.
danger-flood = ⚠️ **Flood water is dangerous.** Keep away from it and call { $number } ({ $name }). We take your report here as well.
danger-water = ⚠️ For a burst water pipe call { $number } ({ $name }) now. We take your report here as well.
danger-social = ⚠️ **If a child or anybody is in danger,** call { $number } ({ $name }) now. We take your report here as well.
danger-traffic = ⚠️ **If the road is blocked or there was an accident,** call { $number } ({ $name }) now. We take your report here as well.
