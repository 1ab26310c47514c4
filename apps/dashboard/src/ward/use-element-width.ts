import { useEffect, useRef, useState, type RefObject } from 'react';

/** Before the first measurement, and where nothing can be measured. */
const FIRST_WIDTH_PX = 880;

/** The width of an element in whole px, renewed when it changes. */
export function useElementWidth<Kind extends HTMLElement>(): { readonly ref: RefObject<Kind | null>; readonly width: number } {
  const ref = useRef<Kind>(null);
  const [width, setWidth] = useState(FIRST_WIDTH_PX);
  useEffect(() => {
    const element = ref.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const measure = () => setWidth((old) => Math.floor(element.clientWidth) || old);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
