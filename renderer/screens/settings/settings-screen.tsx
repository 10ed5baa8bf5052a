/** Stand-in until it is built. */
export function SettingsScreen() {
  return null;
}
