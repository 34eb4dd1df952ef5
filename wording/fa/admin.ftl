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

role-code =
    کد نقش «{ $role }» در «{ $unit }»: `{ $code }`
    آن را به همان کس بدهید تا در گفتگوی خصوصی با ربات بنویسد: /role { $code }
    این کد دو روز و برای یک نفر است.
role-taken = ✅ از این پس «{ $role }» در «{ $unit }» هستید.
role-laid-down = دیگر «{ $role }» در «{ $unit }» نیستید.
role-none = این نقش را نداشته‌اید.
role-unknown = چنین نقشی نداریم. نقش‌ها: head (مسئول)، on_call (کشیک)، contractor (پیمانکار). نمونه: /rolecode waste head
role-head = مسئول واحد
role-on-call = کشیک
role-contractor = پیمانکار
