import { Component, type ReactNode } from 'react';
import { ErrorNote } from './error-note.tsx';

/** Keeps a screen that breaks from taking the others with it. React knows no other form of it. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly error: unknown }
> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div style={{ padding: 24 }}>
        <ErrorNote error={error} onRetry={() => this.setState({ error: null })} />
      </div>
    );
  }
}
