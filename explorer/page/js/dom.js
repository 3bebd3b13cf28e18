// Elements out of plain values. Text only ever becomes a text node: no markup is parsed anywhere in this page.

export const byId = (id) => document.getElementById(id);

export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function replace(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
}

// A link goes out only over https; anything else stays text.
export function link(address, text) {
  const safe = address && URL.canParse(address) && new URL(address).protocol === "https:";
  return safe ? h("a", { href: new URL(address).href, rel: "noopener noreferrer", target: "_blank" }, text) : text;
}
