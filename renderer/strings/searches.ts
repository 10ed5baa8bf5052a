/** Words about saved searches. */
export const searchStrings = {
  save: 'Save search',
  saveAs: 'Save as a new search',
  saveHint: 'It stays in the sidebar, and what it finds from now on goes to the inbox.',
  name: 'Name',
  update: 'Update',
  updateHint: 'Keep the filters as they are now',
  more: 'More for this search',
  rename: 'Rename',
  remove: 'Remove',
  didSave: (name: string) => `Saved the search “${name}”`,
  didChange: (name: string) => `Changed the search “${name}”`,
  didRemove: (name: string) => `Removed the search “${name}”`,
} as const;
