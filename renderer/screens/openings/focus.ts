import { paneId } from '#renderer/parts/posting/posting-pane.tsx';

/** Elements that the keys move the focus between. */
export const listId = 'openings-list';
export const filterBoxId = 'openings-filter';

export const focusList = (): void => focus(listId);
export const focusPane = (): void => focus(paneId);
export const focusFilterBox = (): void => focus(filterBoxId);

const focus = (id: string): void => document.getElementById(id)?.focus({ preventScroll: true });
