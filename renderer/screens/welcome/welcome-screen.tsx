/** Stand-in until it is built. */
export function WelcomeScreen() {
  return null;
}
