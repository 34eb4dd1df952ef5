# مدیر: مدل فهم متن

model-version =
    🧠 مدل فهم متن: نسخهٔ { $version }
    در { $days } روز گذشته، در برابر حرف مردم و همکاران:
model-nothing = هنوز چیزی نیست که حدس مدل را با آن بسنجیم.
model-figures =
    حدس‌های سنجیده‌شده: { $answers }
    همان که آدم‌ها گفتند: { $agreement }٪
    اطمینان مدل بیش از درستی‌اش: { $calibration } از ۱۰۰ (بهترین: ۰)
    برگشت‌خورده با «موضوع اشتباه است»: { $refused }
model-drift = فرق موضوع‌ها با همیشه: { $drift }٪
model-confusion = ▫️ «{ $guessed }» به‌جای «{ $final }»: { $count } بار
