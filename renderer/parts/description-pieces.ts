import { createSanitiser } from './sanitiser.ts';
import { sliceText } from './slice-text.ts';

/** About how many characters one piece holds: laid out in well under a frame. */
const pieceWeight = 12_000;
/** What an element weighs beside its text. */
const elementWeight = 16;

/**
 * The HTML of a posting as pieces that are safe to show, each in a block of its own, made one by one
 * as they are asked for. What is not plain text structure is dropped; links lead out of the page.
 */
export function* descriptionPieces(html: string): Generator<HTMLElement> {
  const root = parse(html);
  const sanitise = createSanitiser();
  for (const piece of split(root, weigh(root))) {
    const block = sanitise(piece).firstElementChild;
    if (!(block instanceof HTMLElement) || block.textContent.trim() === '') continue;
    // Only now: a block that looks at its text for its direction does so at every change.
    block.dir = 'auto';
    yield block;
  }
}

/** As a block of a document in which nothing runs and nothing is fetched. */
function parse(html: string): HTMLElement {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const root = body.ownerDocument.createElement('div');
  while (body.firstChild !== null) root.append(body.firstChild);
  return root;
}

type Weights = ReadonlyMap<Node, number>;

function weigh(root: Node): Weights {
  const weights = new Map<Node, number>();
  const add = (node: Node): number => {
    let weight = node instanceof Text ? node.data.length : elementWeight;
    for (const child of node.childNodes) weight += add(child);
    weights.set(node, weight);
    return weight;
  };
  add(root);
  return weights;
}

/** A node as parts of about the same weight, each within a copy of the elements around it. */
function* split(node: Node, weights: Weights): Generator<Node> {
  if ((weights.get(node) ?? 0) <= pieceWeight) {
    yield node;
    return;
  }
  if (node instanceof Text) {
    for (const slice of sliceText(node.data, pieceWeight)) yield new Text(slice);
    return;
  }
  let group = node.cloneNode(false);
  let weight = 0;
  for (const child of [...node.childNodes]) {
    for (const part of split(child, weights)) {
      const more = weights.get(part) ?? pieceWeight;
      if (weight > 0 && weight + more > pieceWeight) {
        yield group;
        group = node.cloneNode(false);
        weight = 0;
      }
      group.appendChild(part);
      weight += more;
    }
  }
  yield group;
}
