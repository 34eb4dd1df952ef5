// The drawn city plan: whole, to choose a point on; and a small cut-out around a point.
import { make } from "./dom.js";

const SRC = "/lab/plan.png";
let plan = null;

export function usePlan(value) {
  plan = value;
}

const across = (longitude) => (longitude - plan.west) / (plan.east - plan.west);
const down = (latitude) => (plan.north - latitude) / (plan.north - plan.south);
const inside = (share) => share >= 0 && share <= 1;

export function spot({ latitude, longitude }) {
  const box = make("div", { class: "spot", role: "img", "aria-label": `نقشه: ${latitude}، ${longitude}` });
  const [x, y] = [across(longitude), down(latitude)];
  if (inside(x) && inside(y)) {
    const style = `width:720px;left:calc(50% - ${x * 720}px);top:calc(50% - ${(y * 720) / ratio()}px)`;
    box.append(make("img", { src: SRC, alt: "", style, draggable: "false" }));
  }
  return box;
}

export function wholeMap(choose) {
  const pin = make("i", { class: "pin", hidden: true });
  const labels = plan.places.map((place) =>
    make("span", { style: `left:${across(place.longitude) * 100}%;top:${down(place.latitude) * 100}%` }, place.name));
  const map = make("div", { class: "map" }, make("img", { src: SRC, alt: `نقشهٔ ${plan.title}`, draggable: "false" }), ...labels, pin);
  const show = ({ latitude, longitude }) => {
    const [x, y] = [across(longitude), down(latitude)];
    pin.hidden = !(inside(x) && inside(y));
    pin.style.cssText = `left:${x * 100}%;top:${y * 100}%`;
  };
  map.addEventListener("click", (event) => {
    const frame = map.getBoundingClientRect();
    const x = (event.clientX - frame.left) / frame.width;
    const y = (event.clientY - frame.top) / frame.height;
    const point = {
      longitude: Number((plan.west + x * (plan.east - plan.west)).toFixed(5)),
      latitude: Number((plan.north - y * (plan.north - plan.south)).toFixed(5)),
    };
    show(point);
    choose(point);
  });
  return { map, show };
}

export const middle = () => ({
  latitude: Number(((plan.north + plan.south) / 2).toFixed(5)),
  longitude: Number(((plan.east + plan.west) / 2).toFixed(5)),
});

function ratio() {
  const shrink = Math.cos((((plan.north + plan.south) / 2) * Math.PI) / 180);
  return ((plan.east - plan.west) * shrink) / (plan.north - plan.south);
}
