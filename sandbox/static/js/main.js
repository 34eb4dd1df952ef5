// Lays the phones of both messengers on the desk and hands them what happens in the box.
import { get, listen } from "./api.js";
import { button, make } from "./dom.js";
import { hints } from "./hints.js";
import { usePlan } from "./map.js";
import { Pane } from "./pane.js";

const FLAVOURS = ["telegram", "bale"];
const desk = document.querySelector(".desk");
const tabs = document.querySelector(".tabs");
let panes = { telegram: [], bale: [] };
let flavour = localStorage.getItem("flavour") === "bale" ? "bale" : "telegram";
let shown = 0;

function panesOf(name, side) {
  const [first, second, admin] = side.people;
  const group = side.groups[0];
  const crew = group?.members.filter((one) => !one.is_bot) ?? [];
  const plans = [
    first && { people: [first], role: "شهروند" },
    second && { people: [second], role: "شهروند" },
    crew.length && { people: crew, group, role: "گروه واحد" },
    admin && { people: [admin], role: "سرپرست سامانه" },
  ];
  return side.bots.length ? plans.filter(Boolean).map((plan) => new Pane(name, side, plan)) : [];
}

async function furnish() {
  const world = await get("/world");
  usePlan(world.plan);
  for (const name of FLAVOURS) panes[name] = panesOf(name, world[name]);
  await Promise.all(FLAVOURS.flatMap((name) => panes[name].map((pane) => pane.load())));
  show(flavour);
}

function show(name) {
  flavour = name;
  localStorage.setItem("flavour", name);
  document.body.dataset.flavour = name;
  for (const pick of document.querySelectorAll("[data-pick]")) {
    pick.setAttribute("aria-selected", String(pick.dataset.pick === name));
    if (pick.dataset.pick === name) pick.querySelector(".dot").hidden = true;
  }
  const empty = make("p", { class: "empty" }, "در این جعبه هنوز کسی نیست.");
  desk.replaceChildren(...(panes[name].length ? panes[name].map((pane) => pane.element) : [empty]));
  tabs.replaceChildren(...panes[name].map((pane, at) => {
    const tab = button(pane.title, () => turnTo(at), { role: "tab" });
    tab.append(make("i", { class: "dot", hidden: true }));
    return tab;
  }));
  turnTo(Math.min(shown, panes[name].length - 1));
  for (const pane of panes[name]) pane.toEnd();
}

function turnTo(at) {
  shown = Math.max(at, 0);
  panes[flavour].forEach((pane, index) => {
    pane.element.classList.toggle("shown", index === shown);
    tabs.children[index].setAttribute("aria-selected", String(index === shown));
  });
  tabs.children[shown]?.querySelector(".dot")?.setAttribute("hidden", "");
  panes[flavour][shown]?.toEnd();
}

async function hear(event) {
  if (event.event === "reset") return furnish();
  if (event.event === "world") return learn(event.flavour);
  const pane = panes[event.flavour]?.find((one) => one.key === event.chat);
  if (!pane) return null;
  await pane.hear(event);
  if (event.event === "message" && event.message.from.is_bot) notice(event.flavour, pane);
  return null;
}

function notice(name, pane) {
  if (name !== flavour) document.querySelector(`[data-pick="${name}"] .dot`).hidden = false;
  else if (!pane.element.classList.contains("shown")) {
    const tab = tabs.children[panes[flavour].indexOf(pane)];
    if (tab) tab.querySelector(".dot").hidden = false;
  }
}

async function learn(name) {
  const world = await get("/world");
  for (const pane of panes[name]) pane.bot = world[name].bots.find((one) => one.id === pane.bot.id) ?? pane.bot;
}

for (const pick of document.querySelectorAll("[data-pick]")) pick.addEventListener("click", () => show(pick.dataset.pick));
hints((text) => {
  turnTo(0);
  const [pane] = panes[flavour];
  if (pane?.view) pane.composer.fill(text);
  else pane?.do({ what: "start" }).then(() => setTimeout(() => pane.composer.fill(text), 300));
});
listen(hear, (stands) => { document.querySelector(".offline").hidden = stands; });
furnish();
