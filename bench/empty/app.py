"""The floor: a Streamlit app that shows a heading and nothing else."""

import streamlit as st

st.title("Tom sida")
