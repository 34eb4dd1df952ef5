// Small tools for building elements and writing Persian.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

export const button = (label, press, attributes = {}) =>
  make("button", { type: "button", onclick: press, ...attributes }, label);

export const digits = (value) => String(value).replace(/\d/g, (d) => "۰۱۲۳۴۵۶۷۸۹"[d]);

export const clock = (seconds) =>
  new Date(seconds * 1000).toLocaleTimeString("fa-IR", { hour: "2-digit", minute: "2-digit" });

export const hue = (id) => (Number(id) * 67) % 360;

export const face = (name, id) =>
  make("span", { class: "face", style: `--hue:${hue(id)}`, "aria-hidden": "true" }, name.slice(0, 1));

export function size(bytes) {
  if (bytes < 1024 * 1024) return `${digits(Math.max(1, Math.round(bytes / 1024)))} کیلوبایت`;
  return `${digits((bytes / 1024 / 1024).toFixed(1)).replace(".", "٫")} مگابایت`;
}

const ICONS = {
  attach: "M20 11.5 12.2 19.300a5 5 0 0 1-7.100-7.100l8.500-8.500a3.300 3.300 0 0 1 4.700 4.700l-8.500 8.500a1.650 1.650 0 0 1-2.350-2.350l7.800-7.800",
  send: "M21 3 3 10.500l6.500 3L21 3zM21 3l-7.500 18-4-7.500",
  keys: "M3 6h18v12H3zM7 10h.01M12 10h.01M17 10h.01M8 14h8",
  close: "M6 6l12 12M18 6 6 18",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9h.01",
  file: "M14 3H6v18h12V7zM14 3v4h4",
  voice: "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
  video: "M3 7h12v10H3zM15 11l6-3.500v9L15 13",
  place: "M12 21s7-6.200 7-11.500A7 7 0 0 0 5 9.500C5 14.800 12 21 12 21zM12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
  play: "M8 5v14l11-7z",
  pause: "M7 5h4v14H7zM14 5h4v14h-4z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}
