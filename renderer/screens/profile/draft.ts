import { placeName, remotePrefix } from '#core/place.ts';
import type { Profile } from '#renderer/model.ts';

export const nothingSaid: Profile = {
  resume: {
    ...{ titles: [], years: null, seniority: null, skills: [], education: null },
    ...{ languages: [], places: [], rightToWork: [] },
  },
  wishes: { titles: [], places: [], workplaces: [], minPay: null, companies: [], skills: [] },
  dealBreakers: {
    ...{ workplaces: [], employmentTypes: [], lowPay: false, companies: [], titleWords: [] },
  },
};

/** A profile in words that a person edits: "Berlin, Germany" for `DE//Berlin`. */
export function inWords({ resume, wishes, dealBreakers }: Profile): Profile {
  return {
    resume: {
      ...resume,
      places: resume.places.map(placeInWords),
      rightToWork: resume.rightToWork.map(placeName),
    },
    wishes: { ...wishes, places: wishes.places.map(placeInWords) },
    dealBreakers,
  };
}

const placeInWords = (place: string): string =>
  place.startsWith(remotePrefix) || !/\/|^[A-Z]{2}$/.test(place) ? place : placeName(place);

/** As the host asks: a title or a skill, held or wished for. */
export const canCompare = ({ resume, wishes }: Profile): boolean =>
  resume.titles.length + resume.skills.length + wishes.titles.length + wishes.skills.length > 0;
