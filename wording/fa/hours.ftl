# ساعت کار واحدها

hours-usual = روزهای کاری شهر
hours-always = شبانه‌روزی، روزهای تعطیل هم
hours-holidays = روزهای تعطیل
hours-days = { $first } تا { $last }
hours-from-to = { $start } تا { $end }
hours-and = { " و " }
hours-today = امروز
hours-tomorrow = فردا
hours-unclear = ساعت‌ها روشن نیست: { $said }. نمونه: `شنبه تا چهارشنبه ۷:۳۰-۱۴:۳۰، پنجشنبه ۷:۳۰-۱۲`، `هر روز ۲۲-۶`، `شبانه‌روزی`
unit-comes-at = 🕢 کارشناسان این واحد { $day } ساعت { $time } می‌آیند.
unit-comes-on = 🕢 کارشناسان این واحد { $day } می‌آیند.
