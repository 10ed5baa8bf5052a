/** Words that many screens use. */
export const everywhere = {
  product: 'Rolewatch',
  undoHint: (label: string) => `${label}. Press u to undo`,
  undo: 'Undo',
  undone: (label: string) => `Taken back: ${label}`,
  nothingToUndo: 'Nothing to undo',
  unexpected: (reason: string) => `Something went wrong: ${reason}`,
  reportIt: 'Try again. If it stays, please report it.',
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  remove: 'Remove',
  loading: 'Loading',
  tryDemo: 'Try it with demo companies',
  openings: (n: number) => `${n.toLocaleString()} ${n === 1 ? 'opening' : 'openings'}`,
  companies: (n: number) => `${n.toLocaleString()} ${n === 1 ? 'company' : 'companies'}`,
} as const;
