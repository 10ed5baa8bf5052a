/** "In office 3 days", "Berlin, 2-3 Tage": some days of a week at the office, not all of them. */
export const someOfficeDays =
  /(?<!\d)[1-4](?:\s?(?:-|–|to|or)\s?\d)?\s?(?:x|days|times|tage|jours|días)(?!\p{L})/iu;
