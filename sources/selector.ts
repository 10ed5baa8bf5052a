/** An open element, as an HTML reader meets it. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/**
 * True for an element, given the elements around it, outermost first. Those before `from` do not
 * count.
 */
export type Matcher = (element: Element, around: readonly Element[], from?: number) => boolean;

/**
 * A matcher for the part of CSS that lists need: `li`, `tr.data-row`, `#jobs`, `[data-id]`,
 * `a[href*="/job/"]`, `td.place span`, `ul > li`, and choices with a comma. `*=` contains, `^=` begins, `$=`
 * ends, `=` equals. Throws for any other selector: that is a mistake in a source.
 */
export function matcherOf(selector: string): Matcher {
  const choices = selector.split(',').map(stepsOf);
  return (element, around, from = 0) =>
    choices.some((steps) => matchesPath(steps, element, around, from));
}

/** Deeper than any page written by hand; an endless nesting is followed no further. */
const maxDepth = 500;

/** The open elements of a page, while an HTML reader walks through it. */
export function createPath() {
  const around: Element[] = [];
  return {
    around,
    enter(element: Element): void {
      if (around.length < maxDepth) around.push(element);
    },
    /** Closes an element and all inside it. Its depth; null if none of this name is open. */
    leave(name: string): number | null {
      const at = around.findLastIndex((element) => element.name === name);
      if (at === -1) return null;
      around.length = at;
      return at;
    },
  };
}

/** How far around an element a selector looks. */
const maxDistance = 60;

/** True for a tag or class that a selector can name: `o:p` and `li.x` may be tags of a page. */
export const isSelectorName = (name: string): boolean => /^[a-z][\w-]*$/i.test(name);

type Compound = (element: Element) => boolean;

/** `isChild`: right inside of the element of the step before, not just somewhere in it. */
type Step = { readonly test: Compound; readonly isChild: boolean };

function stepsOf(choice: string): readonly Step[] {
  const steps: Step[] = [];
  let isChild = false;
  for (const part of choice.trim().split(/\s+/)) {
    if (part === '>') isChild = true;
    else {
      steps.push({ test: compound(part), isChild });
      isChild = false;
    }
  }
  return steps;
}

function matchesPath(
  steps: readonly Step[],
  element: Element,
  around: readonly Element[],
  from: number,
): boolean {
  const own = steps.at(-1);
  if (own?.test(element) !== true) return false;
  const last = Math.max(from, around.length - maxDistance);
  let { isChild } = own;
  /** Where the step before this one may stand. */
  let places: readonly number[] = [around.length];
  for (const { test, isChild: isNextChild } of steps.slice(0, -1).toReversed()) {
    const reached = isChild ? places.map((place) => place - 1) : below(Math.max(...places), last);
    places = reached.filter((place) => {
      const candidate = place < last ? undefined : around[place];
      return candidate !== undefined && test(candidate);
    });
    if (places.length === 0) return false;
    isChild = isNextChild;
  }
  return true;
}

const below = (place: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, place - last) }, (_, n) => last + n);

const simple = /^(?:([a-z][\w-]*)|\.([\w-]+)|#([\w-]+)|\[([\w:-]+)(?:([*^$]?=)"?([^\]"]*)"?)?\])/i;

function compound(text: string): Compound {
  const tests: Compound[] = [];
  for (let rest = text; rest !== ''; ) {
    const found = simple.exec(rest);
    if (found === null) throw new Error(`"${text}" is no selector`);
    tests.push(testOf(found));
    rest = rest.slice(found[0].length);
  }
  return (element) => tests.every((test) => test(element));
}

function testOf([, tag, className, id, attribute, sign, value = '']: RegExpExecArray): Compound {
  if (tag !== undefined) return ({ name }) => name === tag.toLowerCase();
  if (className !== undefined) {
    return ({ attributes }) => (attributes.class ?? '').split(/\s+/).includes(className);
  }
  if (id !== undefined) return ({ attributes }) => attributes.id === id;
  return ({ attributes }) => {
    const stated = attributes[attribute ?? ''];
    if (stated === undefined || sign === undefined) return stated !== undefined;
    if (sign === '*=') return stated.includes(value);
    if (sign === '^=') return stated.startsWith(value);
    return sign === '$=' ? stated.endsWith(value) : stated === value;
  };
}
