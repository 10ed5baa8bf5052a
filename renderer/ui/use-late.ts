import { useEffect, useState } from 'react';

/** True once 150 ms have passed: what comes sooner needs no skeleton. */
export function useLate(afterMs = 150): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setIsLate, afterMs, true);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return isLate;
}
