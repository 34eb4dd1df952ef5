# تغییر شهر از راه گفت‌وگو: واحدها، موضوع‌ها، مهلت‌ها، قاعده‌ها، نسخه‌ها

help-unit =
    /unit: واحدها. نمونه‌ها:
    `/unit فهرست خدمات شهری`، `/unit خدمات شهری منطقه ۱`
    `/unit افزودن night_parks parks | گشت شب پارک‌ها`
    `/unit نام parks | سازمان بوستان‌ها`، `/unit تلفن parks ۱۸۸۸`
    `/unit ساعت parks شنبه تا چهارشنبه ۷:۳۰-۱۴:۳۰، پنجشنبه ۷:۳۰-۱۲`، `/unit ساعت parks شبانه‌روزی` (برای برداشتن: -)
    `/unit بستن night_parks | parks` (گزارش‌های باز به واحد دوم می‌رود؛ بی آن، به حکم قاعده‌ها)
help-subject =
    /subject: موضوع‌ها. نمونه‌ها:
    `/subject فهرست چاله`، `/subject pothole`
    `/subject افزودن drone order urban_services 72 | پهپاد مزاحم | Drones | پهپاد، کوادکوپتر`
    `/subject نام pothole | چالهٔ خیابان`، `/subject مسئول pothole technical`، `/subject فوری pothole باخطر` (همیشه، باخطر، هرگز)
    `/subject کلیدواژه pothole | گودال، فرورفتگی`
    `/subject جداکردن pothole | manhole_dip | فرورفتگی کنار دریچه | دریچه، منهول`
    `/subject ادغام manhole_dip | pothole`، `/subject کنارگذاشتن manhole_dip`
help-term = /term موضوع ساعت: مهلت یک موضوع به ساعت. نمونه: `/term pothole ۴۸`
help-rule =
    /rule: قاعدهٔ مسیر؛ خاص‌ترین قاعده‌ای که بخورد برنده است. نمونه‌ها: `/rule فهرست`، `/rule حذف ۲`
    `/rule افزودن موضوع=pothole منطقه=۱ ساعت=۲۲:۰۰-۶:۰۰ واحد=technical_01`
    بخش‌ها: موضوع یا دسته، منطقه، خطر (بله یا خیر)، ساعت؛ و یکی از واحد یا نوع
help-config =
    /config: همهٔ تنظیم شهر. نمونه‌ها: `/config خروجی` (یک پرونده)، `/config ورودی` (پروندهٔ ویرایش‌شده را بفرستید؛ پیش از اجرا تفاوت را می‌بینید)
    `/config نسخه‌ها`، `/config بازگشت ۱۲`
verb-list = فهرست list
verb-show = نمایش show
verb-add = افزودن add
verb-rename = نام rename
verb-phone = تلفن phone
verb-hours = ساعت hours
verb-close = بستن close
verb-retire = کنارگذاشتن retire
verb-merge = ادغام merge
verb-split = جداکردن split
verb-keywords = کلیدواژه keywords
verb-owner = مسئول owner
verb-emergency = فوری emergency
verb-remove = حذف remove
verb-export = خروجی export
verb-import = ورودی import
verb-history = نسخه‌ها history
verb-rollback = بازگشت rollback
verb-change = تغییر change
verb-preview = پیش‌نمایش preview
rule-subject = موضوع
rule-area = دسته
rule-region = منطقه
rule-danger = خطر
rule-hours = ساعت
rule-kind = نوع
rule-unit = واحد

unit-unknown = واحدی به نام «{ $name }» نداریم. فهرست: `/unit فهرست`
subject-unknown = موضوعی به نام «{ $name }» نداریم. فهرست: `/subject فهرست`
kind-unknown = نوع واحدی به نام «{ $name }» نداریم.
name-which = «{ $name }» چند چیز است: { $near }. کلید یا نام کامل را بنویسید.
key-taken = کلید «{ $taken }» به کار رفته است؛ کلید دیگری بنویسید.
subject-area-unknown = دسته‌ای با کلید «{ $area }» نداریم. دسته‌ها: { $known }
unit-needed = «{ $unit }» را نمی‌شود بست: مرکز، ستاد و بازرسی همیشه لازم‌اند.

config-sure =
    __این‌ها تغییر می‌کند:__
    { $changes }

    انجام شود؟
config-yes = ✅ بله، انجام شود
config-done = ✅ انجام شد. نسخهٔ { $number } همین حالا به کار افتاد. برای برگشت: `/config rollback { $before }`
config-done-yours = ✅ انجام شد و همین حالا به کار افتاد. این تغییر در دفتر کارها نوشته شد.
config-done-moved = ✅ انجام شد. نسخهٔ { $number } همین حالا به کار افتاد و { $moved } گزارش باز به واحد دیگری سپرده شد. برای برگشت: `/config rollback { $before }`
config-same = چیزی تغییر نمی‌کند؛ همین حالا همین است.
config-problems =
    این تغییر را نمی‌شود اجرا کرد:
    `{ $problems }`
config-other-city = این پرونده مال شهر دیگری است: { $city }
config-lost = این‌ها را نمی‌شود برداشت، چون گزارش‌های پیشین به آن‌ها اشاره دارند: { $keys }
config-no-version = نسخهٔ { $number } نداریم. نسخه‌ها: `/config history`
config-changed = در این میان کس دیگری تنظیم شهر را تغییر داد. لطفاً از نو: `/config import`
config-send = پروندهٔ شهر را بفرستید (همان که با `/config export` گرفتید و ویرایش کردید).
config-file = لطفاً خود پرونده را با علامت 📎 بفرستید.
config-too-big = این پرونده بزرگ‌تر از آن است که تنظیم یک شهر باشد.
config-no-city = شهری با این نام همراه برنامه نیست. همراه برنامه: { $cities }. نمونه: `/config export mashhad`
config-founding = 🏙 شهر تازه: { $city }، با { $regions } منطقه، { $units } واحد، { $subjects } موضوع، { $rules } قاعده و { $templates } پاسخ آماده
config-founded =
    ✅ شهر آماده شد (نسخهٔ { $number }). گام‌های بعد:
    ۱. مدیر: `/invite admin`
    ۲. گروه مرکز: `/unitcode triage`، سپس در آن گروه `/bind` با کد
    ۳. گروه واحدها به همین شیوه، و `/testcard` با نام واحد
    همهٔ دستورها: /admin
city-awaited = 🏗 سامانهٔ گزارش شهری این‌جا در دست راه‌اندازی است و هنوز گزارشی نمی‌گیرد. لطفاً چند روز دیگر بنویسید. در خطر جانی همین حالا به ۱۲۵ (آتش‌نشانی)، ۱۱۵ (اورژانس) یا ۱۱۰ (پلیس) زنگ بزنید.
    (شمارهٔ شما در این ربات: `{ $id }`)
city-awaited-owner =
    🏗 این ربات هنوز شهری ندارد و به مردم می‌گوید که در دست راه‌اندازی است. با یک پرونده راه می‌افتد:
    ۱. `/config export mashhad` پروندهٔ یک شهر آماده را می‌دهد (همراه برنامه: { $cities }). اگر پروندهٔ شهر خود را دارید لازم نیست.
    ۲. آن را ویرایش کنید.
    ۳. بنویسید `/config import` و پرونده را بفرستید.
config-exported = تنظیم کامل { $city }. ویرایش کنید و با `/config import` برگردانید.
version-head = __نسخه‌های تنظیم شهر__
version = ▫️ { $number }: { $at }، { $name }، `{ $words }`
version-present = ✅ { $number }: { $at }، { $name }، `{ $words }`
version-files = از پرونده‌ها

diff-added = ➕ { $thing } { $entry } { $name }
diff-removed = ➖ { $thing } { $entry } { $name }
diff-changed = ✏️ { $thing } { $entry }، { $field }: { $old } ← { $new }
thing-units = واحد
thing-kinds = نوع واحد
thing-subjects = موضوع
thing-areas = دسته
thing-successions = جانشین موضوع
thing-helplines = شمارهٔ فوری
thing-templates = پاسخ آماده
thing-regions = منطقه
thing-holidays = تعطیلی
thing-city = شهر
thing-rules = قاعده
field-fa = نام
field-en = نام انگلیسی
field-short-fa = نام کوتاه
field-short-en = نام کوتاه انگلیسی
field-kind = نوع
field-region = منطقه
field-phone = تلفن
field-hours = ساعت
field-area = دسته
field-owner = مسئول
field-emergency = فوری
field-note = یادداشت
field-seasonal = فصلی
field-sensitive = حساس
field-radius-m = فاصلهٔ یکی‌بودن (متر)
field-same-hours = زمان یکی‌بودن (ساعت)
field-keywords = کلیدواژه‌ها
field-scope = گستره
field-served-by = جانشین کار
field-icon = نشان
field-by = جانشین
field-number = شماره
field-phrase = جمله
field-move = اقدام
field-areas = دسته‌ها
field-subjects = موضوع‌ها
field-units = واحدها
field-latitude = عرض
field-longitude = طول
field-expected = شاید جابه‌جا شود
field-key = کلید
field-timezone = منطقهٔ زمانی
field-fallback = مرکز
field-supervisor = سرپرست
field-headquarters = ستاد
field-inspection = بازرسی
field-weekend = روزهای تعطیل هفته
field-bounds = مرز
field-sisters = موضوع‌های همسایه

list-named = ▫️ { $name } (`{ $tag }`)
list-none = چیزی پیدا نشد.
unit-shown =
    __{ $name }__ (`{ $tag }`)
    نوع: { $kind }
    منطقه: { $region }
    تلفن: { $phone }
    ساعت: { $hours }
    گروه‌ها: { $groups }، گزارش‌های باز: { $open }
unit-duties = موضوع‌ها: { $duties }
unit-rule = قاعده: `{ $rule }`
subject-shown =
    __{ $name }__ (`{ $tag }`)
    دسته: { $area }
    مسئول: { $owner }
    مهلت: { $hours } ساعت
    فوری: { $emergency }
    کلیدواژه‌ها: { $keywords }
emergency-always = همیشه
emergency-with-danger = اگر خطر باشد
emergency-never = هرگز
rule-line = { $number }. `{ $rule }`
past-handover = واحد بسته شد و گزارش به واحد دیگری سپرده شد
