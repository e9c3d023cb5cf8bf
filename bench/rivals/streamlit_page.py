"""The checklist in Streamlit."""

import json
import os
from pathlib import Path

import streamlit as st

words = json.loads(Path(os.environ["BENCH_WORDS"]).read_text())

st.set_page_config(page_title=words["title"])
st.title(words["title"])
st.error("\n".join(f"- {line}" for line in words["card"]))
for number, tick in enumerate(words["ticks"]):
    if st.checkbox(tick["ask"], key=number):
        st.info(tick["advice"])
st.markdown("\n\n".join(words["passages"]))
