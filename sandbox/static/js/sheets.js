// What slides over a phone: the attach menu, ready-made photos, the map; and short notices.
import { get } from "./api.js";
import { button, digits, icon, make } from "./dom.js";
import { middle, wholeMap } from "./map.js";

function open(phone, title, ...body) {
  phone.querySelector(".sheet")?.remove();
  const sheet = make("div", { class: "sheet" });
  const back = document.activeElement;
  const close = () => { sheet.remove(); back?.focus?.(); };
  const shut = button(icon("close"), close, { class: "icon", "aria-label": "بستن" });
  sheet.append(make("section", { role: "dialog", "aria-label": title }, make("header", {}, title, shut), ...body));
  sheet.addEventListener("click", (event) => { if (event.target === sheet) close(); });
  sheet.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  phone.append(sheet);
  sheet.querySelector("button:not(.icon), input")?.focus();
  return { sheet, close };
}

export function attachMenu(phone, choices) {
  const tiles = choices.map(([name, label, tint, deed]) => make("button",
    { type: "button", style: `--hue:${tint}`, onclick: () => { close(); deed(); } }, make("i", {}, icon(name)), label));
  const { close } = open(phone, "پیوست", make("div", { class: "tiles" }, ...tiles));
}

export async function photoSheet(phone, send) {
  const samples = await get("/samples");
  const chosen = [];
  const caption = make("input", { placeholder: "شرح عکس (اگر بخواهید)", "aria-label": "شرح عکس" });
  const go = button("ارسال", () => { close(); send(chosen, caption.value.trim()); }, { class: "primary", disabled: true });
  const tiles = samples.map((sample) => {
    const badge = make("b", { hidden: true });
    const tile = make("button", { type: "button", "aria-pressed": "false" }, badge, make("img", { src: sample.url, alt: "" }), sample.title);
    tile.addEventListener("click", () => toggle(sample.name));
    return { name: sample.name, tile, badge };
  });
  function toggle(name) {
    const at = chosen.indexOf(name);
    if (at >= 0) chosen.splice(at, 1);
    else if (chosen.length < 10) chosen.push(name);
    for (const one of tiles) {
      const place = chosen.indexOf(one.name);
      one.tile.setAttribute("aria-pressed", String(place >= 0));
      one.badge.hidden = place < 0;
      one.badge.textContent = digits(place + 1);
    }
    go.disabled = !chosen.length;
    go.textContent = chosen.length > 1 ? `ارسال ${digits(chosen.length)} عکس` : "ارسال";
  }
  const { close } = open(phone, "عکس‌های آماده", make("div", { class: "album" }, ...tiles.map((one) => one.tile)),
    make("footer", {}, caption), make("footer", { style: "padding-top:0" }, go));
}

export function mapSheet(phone, send) {
  const point = middle();
  const field = (label, name) => {
    const input = make("input", { inputmode: "decimal", value: point[name] });
    input.addEventListener("input", () => {
      const value = Number(input.value.replace(/[۰-۹]/g, (d) => "۰۱۲۳۴۵۶۷۸۹".indexOf(d)).replace("٫", "."));
      if (Number.isFinite(value)) point[name] = value;
      show(point);
    });
    return { input, label: make("label", {}, label, input) };
  };
  const latitude = field("عرض جغرافیایی", "latitude");
  const longitude = field("طول جغرافیایی", "longitude");
  const { map, show } = wholeMap((chosen) => {
    Object.assign(point, chosen);
    latitude.input.value = point.latitude;
    longitude.input.value = point.longitude;
  });
  show(point);
  const go = button("ارسال این نقطه", () => { close(); send(point); }, { class: "primary" });
  const { close } = open(phone, "نقطه را روی نقشه بزنید", map, make("footer", {}, latitude.label, longitude.label),
    make("footer", { style: "padding-top:0" }, go));
  go.focus();
}

export function toast(phone, text) {
  phone.querySelector(".toast")?.remove();
  const note = make("div", { class: "toast", role: "status" }, text);
  phone.append(note);
  setTimeout(() => note.remove(), 3200);
}

export function alert(phone, text) {
  const box = make("div", { class: "alert", role: "alertdialog" });
  const close = () => box.remove();
  const fine = button("باشه", close, { class: "primary" });
  box.append(make("div", {}, make("p", {}, text), fine));
  box.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  phone.append(box);
  fine.focus();
}

export function look(url) {
  const large = make("dialog", { class: "large", "aria-label": "عکس" }, make("img", { src: url, alt: "" }));
  large.addEventListener("click", () => large.close());
  large.addEventListener("close", () => large.remove());
  document.body.append(large);
  large.showModal();
}
