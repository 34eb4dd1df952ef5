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

# نقش‌ها و اختیارها

right-missing = این کار در اختیار شما نیست؛ با این نقش‌ها می‌شود: { $who }.
admin-nothing = شما نقشی در شهرداری ندارید که دستوری داشته باشد. اگر پیوند یا کد نقش گرفته‌اید بنویسید: /role کد
admin-head =
    __دستورهایی که در اختیار شماست__
    هر دستور را بدون چیزی پس از آن بفرستید تا راهنمایش را ببینید. رقم‌ها فارسی یا لاتین، نام‌ها فارسی یا کلید.

admin-more = و { $count } مورد دیگر.

role-code =
    پیوند نقش «{ $role }» در «{ $unit }» آماده است. دکمهٔ زیر پیوند را کپی می‌کند؛ آن را به همان کس بدهید.
    راه دیگر: او در گفت‌وگوی خصوصی با ربات بنویسد: `/role { $code }`
    دو روز و برای یک نفر.
role-link = پیوند { $messenger }
role-taken = ✅ از این پس «{ $role }» در «{ $unit }» هستید. دستورهای شما: /admin
role-laid-down = دیگر «{ $role }» در «{ $unit }» نیستید.
role-revoked = نقش «{ $role }» در «{ $unit }» از { $name } گرفته شد. برای برگرداندن: /invite
role-none = این نقش را نداشته است.
role-unknown = چنین نقشی نداریم. نقش‌ها: { $roles }. نمونه: `/{ $command } خدمات شهری منطقه ۱ مسئول واحد`
role-needs-unit = برای نقش «{ $role }» واحد را هم بنویسید (برای سرپرست، واحدی که بالای منطقه است). نمونه: `/invite خدمات شهری منطقه ۱ مسئول واحد`
role-owner = مالک سامانه
role-admin = مدیر
role-headquarters = ستاد
role-supervisor = سرپرست منطقه
role-head = مسئول واحد
role-member = همکار واحد
role-triage = میز تعیین واحد
role-inspector = بازرس
role-operator = اپراتور
role-on-call = کشیک
role-contractor = پیمانکار

revoke-who = نقش چه کسی گرفته شود؟
revoke-sure = این نقش همین حالا گرفته شود؟ { $who }
revoke-yes = بله، گرفته شود
revoke-nobody = کسی با این نشانی نقشی ندارد که بتوانید بگیرید. نمونه: `/revoke خدمات شهری منطقه ۱`
revoke-many = { $count } نفر پیدا شد. نام کس، واحد یا نقش را هم بنویسید. نمونه: `/revoke سارا مسئول واحد`

whocan-head = __هر کار با کدام نقش__
whocan-action = ▫️ { $action } (`{ $tag }`): { $who }
whocan-unit =
    __{ $unit }__ (`{ $tag }`)
    گروه‌ها: { $groups }
    همکاران گروه، با نقش «{ $role }»: { $names }
whocan-holder = ▫️ { $name }: { $role }، { $unit }
whocan-nobody = نقش شخصی به کسی داده نشده است.
action-work = کار روی گزارش‌های واحد
action-speak = تأیید به نام واحد
action-supervise = تصمیم سرپرست منطقه
action-assign = تعیین موضوع و واحد
action-see-rights = دیدن نقش‌ها
action-grant-admin = دادن نقش مدیر
action-grant-city = دادن نقش‌های شهر
action-grant-unit = دادن نقش در واحد
action-bind = وصل و جدا کردن گروه‌ها
action-roster = نوشتن کشیک واحد
action-limit = محدودکردن گروه به منطقه
action-test = وضع گروه‌ها و کارت آزمایشی
action-shape = تغییر واحدها، موضوع‌ها و قاعده‌ها
action-answers = پاسخ‌های آماده
action-try-route = آزمودن مسیر گزارش
action-reveal = دیدن نام گزارش‌دهنده
action-audit = دیدن دفتر کارها
action-model = وضع مدل متن
action-operate = ثبت و ویرایش گزارش از سوی دیگران
action-broadcast = پیام همگانی
action-block = بستن راه سوءاستفاده
action-doctor = معاینهٔ سامانه
action-figures = دیدن آمار
action-export = گرفتن فهرست گزارش‌ها با Excel و CSV
action-personal = دیدن نام و شمارهٔ شهروندان در فهرست‌ها

audit-head = __دفتر کارها__ (تازه‌ترین بالا؛ هیچ‌کس نمی‌تواند آن را تغییر دهد)
audit-line = ▫️ { $at } { $name }: `{ $action }` { $target } { $words }
audit-empty = در دفتر کارها چیزی با این نشانی نیست. نمونه: `/audit grant`

revealed =
    گزارش { $code }
    گزارش‌دهنده: { $name }
    { $messenger }، شناسه: `{ $id }`
    این نگاه در دفتر کارها نوشته شد و ستاد خبر گرفت.
reveal-told = 🔓 { $name } نام گزارش‌دهندهٔ گزارش { $code } را دید. دلیل: { $reason }
messenger-telegram = تلگرام
messenger-bale = بله

# گروه‌ها

groups-head = __گروه‌های واحدها__: { $count }
groups-none = هنوز هیچ گروهی به واحدی وصل نیست. نمونه: `/unitcode triage`
groups-never = هیچ‌گاه
groups-gone = ❌ { $unit }: «{ $title }» ({ $messenger })، ربات دیگر در آن نیست
groups-failing = ⚠️ { $unit }: «{ $title }» ({ $messenger })، { $failed } پیام در هفتهٔ گذشته نرسید؛ اجازهٔ ربات را ببینید
groups-silent = 🔕 { $unit }: «{ $title }» ({ $messenger })، بیش از یک هفته کسی کاری نکرده است؛ آخرین بار: { $seen }
groups-well = ✅ { $unit }: «{ $title }» ({ $messenger })، آخرین کار: { $seen }
testcard =
    🧪 __کارت آزمایشی__
    { $name } در { $at } آزمود که پیام‌ها به این گروه می‌رسد. اگر این را می‌بینید دکمه را بزنید.
testcard-seen = 👍 رسید
testcard-works = 👍 { $name }: کارت آزمایشی رسید و دکمه‌ها کار می‌کند.
testcard-sent = کارت آزمایشی به { $count } گروه «{ $unit }» فرستاده شد.
unbind-sure = این‌جا دیگر گروه «{ $unit }» نباشد؟ کارهای باز به گروه‌های دیگر همان واحد یا به مرکز می‌رود.
unbound = این‌جا دیگر گروه «{ $unit }» نیست. برای برگرداندن: `/move { $tag }`
move-sure = این‌جا از این پس گروه «{ $unit }» باشد؟

# راهنمای دستورها

help-invite = /invite واحد نقش: پیوند یک‌بارمصرف برای یک نقش. نمونه: `/invite خدمات شهری منطقه ۱ مسئول واحد` یا `/invite operator`
help-revoke = /revoke نام یا واحد: گرفتن یک نقش. نمونه: `/revoke سارا`
help-role = /role کد: گرفتن نقش با کدی که به شما داده‌اند. نمونه: `/role ABCD2345`
help-leaverole = /leaverole واحد نقش: پس‌دادن نقش خود. نمونه: `/leaverole خدمات شهری منطقه ۱ مسئول واحد`
help-whocan = /whocan: هر کار با کدام نقش است؛ با نام کار یا واحد، چه کسانی. نمونه: `/whocan shape`
help-audit = /audit: دفتر کارهای انجام‌شده. نمونه: `/audit grant`
help-reporter = /reporter کد دلیل: دیدن نام گزارش‌دهنده؛ ثبت می‌شود و ستاد خبر می‌گیرد. نمونه: `/reporter ۱۲۳-۴۵۶-۷۸۶ تماس برای تحویل شیء گم‌شده`
help-unitcode = /unitcode واحد: کد وصل‌کردن گروه به واحد. نمونه: `/unitcode خدمات شهری منطقه ۱`
help-bind = /bind کد: این گروه یا تاپیک را به واحد وصل می‌کند؛ کد را با /unitcode بگیرید. نمونه: `/bind ABCD2345`
help-move = /move واحد (در گروه): این گروه را به واحد دیگری می‌دهد. نمونه: `/move فضای سبز منطقه ۱`
help-unbind = /unbind (در گروه): این گروه دیگر از آنِ واحدی نیست. نمونه: `/unbind`
help-area = /area منطقه‌ها (در گروه): محدودکردن گروه. نمونه: `/area ۶ ۷`
help-oncall = /oncall واحد: کشیک واحد و جاهای خالی هفته؛ در گروه واحد بی نام واحد. نمونه‌ها: `/oncall افزودن علی هر روز ۱۴:۳۰-۷:۳۰`، `/oncall افزودن @ali ۱۴۰۵/۰۹/۰۶ ۱۴ تا ۱۴۰۵/۰۹/۰۷ ۷:۳۰` (یا در پاسخ به پیام او: `/oncall افزودن فردا ۱۴-۲۲`)، `/oncall حذف ۱۲`، `/oncall جابه‌جا ۱۲ ۱۳`، `/oncall جابه‌جا ۱۲ سارا`
help-groups = /groups: وضع همهٔ گروه‌ها؛ کدام رفته، نمی‌رسد یا خاموش است. نمونه: `/groups`
help-testcard = /testcard واحد: کارت آزمایشی به گروه‌های واحد؛ در گروه، همان‌جا. نمونه: `/testcard triage`
help-model = /model: مدل متن چقدر با آدم‌ها یکی است. نمونه: `/model`
help-whyroute = /whyroute متن | جا: بی‌آن‌که ثبت شود می‌گوید گزارش به کدام واحد می‌رود و چرا. نمونه: `/whyroute سطل زباله پر شده | میدان ونک`
help-entry = /entry: ثبت گزارش از سوی کسی که تلفن زده است، با شماره و رضایت او. نمونه: `/entry ۰۹۱۲۱۲۳۴۵۶۷`
help-bulk = /bulk کار جست‌وجو: یک کار روی چند گزارش یک رویداد، پس از دیدن فهرست. نمونه: `/bulk منطقه ۶ باز سیل`
help-broadcast = /broadcast: پیام به مردم یک منطقه یا پیگیران یک موضوع، پس از دیدن و شمردن. نمونه: `/broadcast`
help-broadcasts = /broadcasts: پیام‌های همگانی و رسیدن آن‌ها. نمونه: `/broadcasts`
help-announce = /announce: اطلاعیهٔ زمان‌دار (مثلاً قطع آب منطقهٔ ۳ تا ۱۸): پیش از ثبت گزارش همان موضوع یا جا دیده می‌شود. نمونه: `/announce`
help-announcements = /announcements: اطلاعیه‌های در جریان، شمار بیننده‌ها، تغییر و توقف. نمونه: `/announcements`
help-unblock = /unblock: بازکردن راه کسی که بسته شده است. نمونه: `/unblock ۱۲`
help-doctor = /doctor: معاینهٔ سامانه: توکن‌ها، پایگاه داده، دیسک، صف پیام‌ها. نمونه: `/doctor`
help-stats = /stats: آمار چند روز، با نمودار و نقشه؛ آنچه شما می‌توانید ببینید. نمونه: `/stats ماه منطقه ۶`
help-export = /export: همان گزارش‌ها در Excel و CSV؛ نام و شماره پوشیده می‌ماند. نمونه: `/export هفته`
