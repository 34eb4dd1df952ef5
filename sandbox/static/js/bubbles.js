// Bubbles as DOM: words, photos, albums, files, places, quotes and inline buttons.
import { button, clock, digits, hue, icon, make, size } from "./dom.js";
import { spot } from "./map.js";
import { words } from "./words.js";

// `group` is one message, or all messages of one album. `hands` are the deeds of the pane.
export function bubble(group, pane, hands) {
  const first = group[0];
  const service = serviceWords(first);
  if (service) return make("div", { class: "service" }, service);
  const mine = first.from.id === pane.speaker.id;
  const row = make("div", { class: `row${mine ? " mine" : ""}`, "data-id": first.id });
  const box = make("div", { class: "bubble", onclick: () => hands.reply(first) }, ...content(group, pane, mine, hands));
  if (group.some((one) => one.location || ["photo", "video"].includes(one.media?.kind))) box.classList.add("wide");
  row.append(box);
  const keyed = group.find((one) => one.buttons?.length);
  if (keyed) row.append(inlineKeyboard(keyed, hands));
  return row;
}

function content(group, pane, mine, hands) {
  const live = group.filter((one) => !one.deleted);
  if (!live.length) return [make("span", { class: "gone" }, "این پیام پاک شد")];
  const first = live[0];
  const said = live.find((one) => one.text) || first;
  return [
    pane.isGroup && !mine ? make("div", { class: "who", style: `--hue:${hue(first.from.id)}` }, first.from.name) : null,
    first.topic && pane.view?.topics ? make("div", { class: "forward" }, `# ${pane.view.topics[first.topic]}`) : null,
    first.forward ? make("div", { class: "forward" }, `فرستاده‌شده از ${first.forward.name}`) : null,
    first.reply ? quote(first.reply, () => hands.jump(first.reply.id)) : null,
    ...media(live, hands),
    first.location ? spot(first.location) : null,
    first.contact ? contact(first.contact) : null,
    said.text ? words(said.text, said.spans, hands.open) : null,
    stamp(live),
  ];
}

function stamp(live) {
  const edited = live.some((one) => one.edited) ? make("span", {}, "ویرایش‌شده") : null;
  return make("div", { class: "stamp" }, edited, make("time", {}, clock(live.at(-1).date)));
}

const KINDS = { photo: "عکس", video: "ویدیو", voice: "پیام صوتی", audio: "صدا", document: "پرونده", sticker: "برچسب" };

export function quote(reply, press) {
  const text = reply.text || KINDS[reply.kind] || reply.media && KINDS[reply.media.kind] || "پیام";
  const inside = [make("b", {}, reply.name || reply.from?.name || ""), make("span", {}, text)];
  return make("button", { type: "button", class: "quote", onclick: (event) => { event.stopPropagation(); press(); } }, ...inside);
}

function media(live, hands) {
  const shots = live.filter((one) => ["photo", "video"].includes(one.media?.kind));
  const rest = live.filter((one) => one.media && !shots.includes(one));
  const grid = make("div", { class: `shots${shots.length > 1 ? " many" : ""}` }, ...shots.map((one) => shot(one, hands)));
  return [shots.length ? grid : null, ...rest.map((one) => attached(one.media))];
}

function shot(message, hands) {
  const { kind, url } = message.media;
  if (kind === "video") return make("video", { src: url, controls: true, preload: "metadata" });
  const image = make("img", { src: url, alt: message.text || "عکس", loading: "lazy" });
  image.addEventListener("error", () => image.removeAttribute("src"), { once: true });
  const look = (event) => { event.stopPropagation(); hands.look(url); };
  return make("button", { type: "button", onclick: look, "aria-label": "دیدن عکس" }, image);
}

function attached({ kind, url, name, bytes, seconds }) {
  if (kind === "voice" || kind === "audio") {
    return player(url, KINDS[kind], seconds || 0);
  }
  const ending = (name.split(".").pop() || "").slice(0, 4).toUpperCase();
  return make("a", { class: "file", href: url, target: "_blank", onclick: (event) => event.stopPropagation() },
    make("i", {}, ending), make("span", {}, make("bdi", {}, name), make("small", {}, size(bytes))));
}

function player(url, label, seconds) {
  const sound = new Audio();
  sound.preload = "none";
  sound.src = url;
  const track = make("span");
  const time = make("time", {}, length(seconds));
  const key = make("button", { type: "button", "aria-label": `پخش ${label}` }, icon("play"));
  key.addEventListener("click", (event) => {
    event.stopPropagation();
    if (sound.paused) sound.play().catch(() => { time.textContent = "پخش نشد"; });
    else sound.pause();
  });
  for (const change of ["play", "pause", "ended"]) {
    sound.addEventListener(change, () => key.replaceChildren(icon(sound.paused ? "play" : "pause")));
  }
  sound.addEventListener("timeupdate", () => {
    const whole = Number.isFinite(sound.duration) ? sound.duration : seconds || 1;
    track.style.setProperty("--at", `${(sound.currentTime / whole) * 100}%`);
    time.textContent = length(sound.ended ? seconds : sound.currentTime);
  });
  return make("div", { class: "player" }, key, track, time);
}

const length = (seconds) => digits(`${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`);

function contact({ first_name: name, phone_number: phone }) {
  const number = phone.startsWith("98") ? `0${phone.slice(2)}` : phone;
  return make("div", { class: "file" }, make("i", { class: "icon" }, icon("person")),
    make("span", {}, make("b", {}, name), make("small", {}, digits(number))));
}

function inlineKeyboard(message, hands) {
  const rows = message.buttons.map((row) => make("div", {}, ...row.map((key) => {
    const press = async (event) => {
      event.target.classList.add("waiting");
      await hands.press(message, key);
      event.target.classList.remove("waiting");
    };
    return button(key.url ? `${key.text} ↗` : key.text, press);
  })));
  return make("div", { class: "buttons" }, ...rows);
}

function serviceWords(message) {
  if (message.forum_topic_created) return `تاپیک «${message.forum_topic_created.name}» باز شد`;
  if (message.new_chat_members) return `${message.new_chat_members.map((one) => one.first_name).join("، ")} به گروه پیوست`;
  if (message.left_chat_member) return `${message.left_chat_member.first_name} از گروه رفت`;
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return "گروه به ابرگروه ارتقا یافت";
  return null;
}
