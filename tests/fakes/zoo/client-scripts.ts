/** Makes elements in a page: `make('a', { href: '/x' }, ['text', child])`. */
export const makeElements = `
function make(tag, attributes, children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === 'onclick') element.addEventListener('click', value);
    else if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...(children || []).filter((child) => child !== null && child !== undefined));
  return element;
}
`;
