"""The domain: content, views and formats of the dashboard. Knows nothing of Streamlit."""
