// What is fetched once, and how elements and texts are made.

const SVG = "http://www.w3.org/2000/svg";
const fetched = new Map();

export function fetchOnce(address) {
  if (!fetched.has(address)) {
    const promise = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    });
    promise.catch(() => fetched.delete(address));
    fetched.set(address, promise);
  }
  return fetched.get(address);
}

/** The style sheet, ready to use: nothing is drawn before it is there, so nothing jumps. */
export function sheetOnce(address) {
  if (!fetched.has(address)) {
    const promise = fetch(address).then((answer) => answer.text()).then((text) => new CSSStyleSheet().replace(text));
    promise.catch(() => fetched.delete(address));
    fetched.set(address, promise);
  }
  return fetched.get(address);
}

// What is written is laid out and painted again, even where it says the same: so only what differs is.

export function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) node.removeAttribute(name);
    else {
      const text = value === true ? "" : String(value);
      if (node.getAttribute(name) !== text) node.setAttribute(name, text);
    }
  }
  return node;
}

/** A node's first text; what stands behind it stays. */
export function put(node, text) {
  const first = node.firstChild;
  if (first?.nodeType !== Node.TEXT_NODE) node.prepend(text);
  else if (first.data !== text) first.data = text;
}

/** So many children: those that are there, and where they are too few such as `make` makes. */
export function many(parent, count, make) {
  while (parent.childNodes.length > count) parent.lastChild.remove();
  while (parent.childNodes.length < count) parent.append(make());
  return [...parent.childNodes];
}

export const html = (tag, attributes = {}, ...children) => {
  const node = set(document.createElement(tag), attributes);
  node.append(...children);
  return node;
};

export const svg = (tag, attributes = {}, ...children) => {
  const node = set(document.createElementNS(SVG, tag), attributes);
  node.append(...children);
  return node;
};

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
export const told = (text, values) => fill(text, values).replace(/(?<!\.)\.\.(?!\.)/g, ".");
export const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();

/** The parts of a path that are larger than a square with such a side: an outline would fill an islet. */
export function largeParts(path, side) {
  return path.split("z").slice(0, -1).filter((part) => {
    const [, , ...steps] = part.match(/-?\d+/g).map(Number);
    let [x, y, twice] = [0, 0, 0];
    for (let at = 0; at < steps.length; at += 2) {
      twice += x * steps[at + 1] - y * steps[at];
      x += steps[at];
      y += steps[at + 1];
    }
    return Math.abs(twice) / 2 > side * side;
  }).map((part) => `${part}z`).join("");
}
