import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';

/**
 * A component whose code is fetched when it is first shown; nothing stands in its place until then. Where the code
 * cannot be fetched, nothing is shown, and the next time it is tried again.
 */
export function later<Props extends object = object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const loaded = signal<{ component: ComponentType<Props> } | null>(null);
  let isLoading = false;
  const fetchIt = async () => {
    isLoading = true;
    try {
      loaded.value = { component: await load() };
    } catch (error) {
      console.warn('A part of the page could not be fetched.', error);
    }
    isLoading = false;
  };
  return function Later(props: Props) {
    const Component = loaded.value?.component;
    if (Component) return <Component {...props} />;
    if (!isLoading) void fetchIt();
    return null;
  };
}
