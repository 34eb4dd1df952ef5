# مدیر: مدل فهم متن

model-version =
    🧠 مدل فهم متن: نسخهٔ { $version }
    آنچه مردم و همکاران در { $days } روز گذشته گفته‌اند:
model-nothing = هنوز کسی چیزی نگفته است که بشود با حدس مدل سنجید.
model-figures =
    بار سنجیده‌شده: { $answers }
    هم‌نظری با آدم‌ها: { $agreement }٪
    اطمینان منهای درستی: { $calibration } واحد درصد
    برگشت‌خورده با «موضوع اشتباه است»: { $refused }
model-drift = دوری از ترکیب همیشگی موضوع‌ها: { $drift }٪
model-confusion = ▫️ «{ $guessed }» به‌جای «{ $final }»: { $count } بار
